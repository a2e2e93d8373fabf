package io.rowtally.telemetry.verify;

import io.rowtally.telemetry.Action;
import io.rowtally.telemetry.Rig;
import io.rowtally.telemetry.seal.VerificationKey;
import io.rowtally.telemetry.verify.Finding.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A log of two days and two runs, for attacks on it; its key is kept elsewhere. */
final class LogOnDisk {

    static final String FIRST = "telemetry-2026-11-23.000.jsonl.gz";
    static final String SECOND = "telemetry-2026-11-24.000.jsonl.gz";
    static final String CURRENT = "telemetry.jsonl";

    final Path directory;
    final Path key;

    private LogOnDisk(Path directory, Path key) {
        this.directory = directory;
        this.key = key;
    }

    /**
     * Six lines of the first day, four of the second, of which the last is the second run's start, six of the third. The key has been
     * moved to {@code <name>.key}.
     */
    static LogOnDisk make(Path parent, String name) throws IOException {
        Path directory = parent.resolve(name);
        try (Rig rig = new Rig(directory, "2026-11-23T14:00:00.000Z", s -> s)) {
            rig.log.append(Rig.plain(Action.AGENT_START));
            rig.read("a", 11);
            rig.clock.set("2026-11-23T14:05:00.000Z");
            rig.read("b", 12);
            rig.clock.set("2026-11-23T14:20:00.000Z");
            rig.read("c", 13);
            rig.clock.set("2026-11-23T15:10:00.000Z");
            rig.read("d", 14);
            rig.read("e", 15);
            rig.clock.set("2026-11-24T00:10:00.000Z");
            rig.read("f", 16);
            rig.log.retry();
            rig.read("g", 17);
            rig.clock.set("2026-11-24T00:20:00.000Z");
            rig.log.append(Rig.plain(Action.AGENT_STOP));
        }
        try (Rig rig = new Rig(directory, "2026-11-24T08:00:00.000Z", s -> s)) {
            rig.log.append(Rig.plain(Action.AGENT_START));
            rig.clock.set("2026-11-25T09:00:00.000Z");
            rig.read("h", 18);
            rig.log.retry();
            rig.clock.set("2026-11-25T09:14:00.000Z");
            rig.read("i", 19);
            rig.clock.set("2026-11-25T09:15:00.000Z");
            rig.read("j", 20);
            rig.read("k", 21);
            rig.clock.set("2026-11-25T09:30:00.000Z");
            rig.read("l", 22);
            rig.log.append(Rig.plain(Action.AGENT_STOP));
        }
        return of(directory);
    }

    /** What a test has written itself; its key is moved beside it. */
    static LogOnDisk of(Path directory) throws IOException {
        Path key = directory.resolveSibling(directory.getFileName() + ".key");
        Files.move(directory.resolve(VerificationKey.FILE), key);
        return new LogOnDisk(directory, key);
    }

    Findings verify() throws IOException {
        return new Verifier(directory, VerificationKey.read(key), in -> in).verify();
    }

    Findings verifyWithoutKey() throws IOException {
        return new Verifier(directory, null, in -> in).verify();
    }

    List<String> lines(String file) throws IOException {
        byte[] bytes = Files.readAllBytes(directory.resolve(file));
        String text = new String(file.endsWith(".gz") ? unzip(bytes) : bytes, StandardCharsets.UTF_8);
        return new ArrayList<>(Arrays.asList(text.split("\n")));
    }

    void write(String file, List<String> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        Files.write(directory.resolve(file), file.endsWith(".gz") ? zip(bytes) : bytes);
    }

    /** @param number from 1 on */
    void editLine(String file, int number, Function<String, String> edit) throws IOException {
        List<String> lines = lines(file);
        lines.set(number - 1, edit.apply(lines.get(number - 1)));
        write(file, lines);
    }

    /** @param from from 1 on, inclusive, as {@code to} */
    void deleteLines(String file, int from, int to) throws IOException {
        List<String> lines = lines(file);
        lines.subList(from - 1, to).clear();
        write(file, lines);
    }

    /** A later run, of one line and its end. */
    void restart(String time) {
        try (Rig rig = new Rig(directory, time, s -> s)) {
            rig.log.append(Rig.plain(Action.AGENT_START));
            rig.log.append(Rig.plain(Action.AGENT_STOP));
        }
    }

    static String mac(String line) {
        return line.substring(line.length() - 67, line.length() - 3);
    }

    static byte[] unzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
        }
        return out.toByteArray();
    }

    static byte[] zip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    /** All that was found, the worst kind first. */
    static List<Finding> all(Findings findings) {
        List<Finding> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            all.addAll(findings.of(kind));
        }
        return all;
    }
}
