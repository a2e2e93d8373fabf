package io.rowtally.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The segments of one log directory, oldest first, read line by line in constant memory. While a segment is being
 * compressed it lies there twice; the plain one is taken.
 */
final class LogFiles {
    private final List<Path> files;
    private long lines;
    private final List<String> damaged = new ArrayList<>();

    private LogFiles(List<Path> files) {
        this.files = files;
    }

    static LogFiles in(Path directory) throws IOException, Unusable {
        if (!Files.isDirectory(directory)) {
            throw new Unusable(directory + " is not a directory");
        }
        Map<String, Path> bySegment = new TreeMap<>();
        try (Stream<Path> inside = Files.list(directory)) {
            inside.filter(LogFiles::isSegment).forEach(file -> {
                String name = file.getFileName().toString();
                boolean packed = name.endsWith(".gz");
                String segment = packed ? name.substring(0, name.length() - 3) : name;
                if (!packed || !bySegment.containsKey(segment)) {
                    bySegment.put(segment, file);
                }
            });
        }
        Path current = bySegment.remove("telemetry.jsonl");
        List<Path> files = new ArrayList<>(bySegment.values());
        if (current != null) {
            files.add(current);
        }
        return new LogFiles(files);
    }

    private static boolean isSegment(Path file) {
        String name = file.getFileName().toString();
        return name.equals("telemetry.jsonl")
                || (name.startsWith("telemetry-") && (name.endsWith(".jsonl") || name.endsWith(".jsonl.gz")));
    }

    /** Hands over each whole line. A torn or damaged one is noted and passed over. */
    void read(Consumer<LogLine> to) throws IOException {
        for (Path file : files) {
            int number = 0;
            try (BufferedReader reader = open(file)) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    number++;
                    lines++;
                    parse(file, number, line, to);
                }
            } catch (IOException e) {
                damaged.add(file.getFileName() + ":" + (number + 1));
            }
        }
    }

    private void parse(Path file, int number, String line, Consumer<LogLine> to) {
        if (line.isEmpty()) {
            return;
        }
        LogLine parsed;
        try {
            parsed = LogLine.parse(line);
        } catch (IOException e) {
            damaged.add(file.getFileName() + ":" + number);
            return;
        }
        to.accept(parsed);
    }

    private static BufferedReader open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in, 64 * 1024) : in;
            return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), 64 * 1024);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    int files() {
        return files.size();
    }

    long lines() {
        return lines;
    }

    /** Lines that could not be read, as file and number. */
    List<String> damaged() {
        return damaged;
    }
}
