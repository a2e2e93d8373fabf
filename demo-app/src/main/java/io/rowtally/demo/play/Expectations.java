package io.rowtally.demo.play;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counters by user as a file: a line of headings, then user, counter and value, tab-separated. Stateless. */
final class Expectations {

    private static final String HEADINGS = "user\tcounter\tvalue";

    private Expectations() {}

    static void write(Path file, Map<String, Tally> tallies) throws IOException {
        List<String> lines = new ArrayList<>(Collections.singleton(HEADINGS));
        tallies.forEach((user, tally) ->
                tally.counters().forEach((counter, value) -> lines.add(user + "\t" + counter + "\t" + value)));
        Files.write(file, lines, StandardCharsets.UTF_8);
    }

    /** Values by counter by user; an IOException names the line that cannot be read. */
    static Map<String, Map<String, Long>> read(Path file) throws IOException {
        Map<String, Map<String, Long>> users = new TreeMap<>();
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        if (lines.isEmpty() || !lines.get(0).equals(HEADINGS)) {
            throw new IOException(file + " is not a file of expectations");
        }
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split("\t");
            if (fields.length != 3 || !fields[2].matches("[0-9]{1,18}")) {
                throw new IOException(file + ": cannot read the line " + line);
            }
            users.computeIfAbsent(fields[0], user -> new TreeMap<>()).put(fields[1], Long.parseLong(fields[2]));
        }
        return users;
    }
}
