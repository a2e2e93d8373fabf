package io.rowtally.telemetry;

import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The file that undoes pseudonyms, for the auditor: a line a user with pseudonym, user id and when he was first seen, separated
 * by tabs; 0600, only ever added to. Several JVMs may share it. In a user id a backslash stands before what would break the line.
 */
public final class PseudonymTable {

    /** Beyond it nothing is added. */
    static final long LARGEST = 64L * 1024 * 1024;

    private static final String HEADER = "pseudonym\tuser\tsince\n";

    private PseudonymTable() {}

    /** Adds lines behind what is there; a torn last line, of a machine that lost its power, is ended first. */
    static void append(Path file, Map<String, String> users, Instant now) throws IOException {
        boolean fresh = !Files.exists(file) || Files.size(file) == 0;
        if (!fresh && Files.size(file) >= LARGEST) {
            throw new IOException("it has reached " + LARGEST / 1024 / 1024 + " MiB");
        }
        StringBuilder text = new StringBuilder(fresh ? HEADER : isTorn(file) ? "\n" : "");
        users.forEach((pseudonym, user) -> text.append(pseudonym)
                .append('\t')
                .append(escaped(user))
                .append('\t')
                .append(Timestamps.text(now))
                .append('\n'));
        OwnerOnly.createFile(file);
        try (FileOutputStream out = new FileOutputStream(file.toFile(), true)) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static boolean isTorn(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(in.length() - 1);
            return in.read() != '\n';
        }
    }

    /**
     * User ids by their pseudonyms.
     *
     * @throws IOException if the file cannot be read
     */
    public static Map<String, String> read(Path file) throws IOException {
        Map<String, String> users = new LinkedHashMap<>();
        read(file, users::put);
        return users;
    }

    /** Hands out each line's pseudonym and user. Lines of any other form are passed over; a torn character spoils its own line. */
    static void read(Path file, BiConsumer<String, String> to) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] columns = line.split("\t", -1);
                if (columns.length == 3 && columns[0].startsWith("p-")) {
                    to.accept(columns[0], unescaped(columns[1]));
                }
            }
        }
    }

    private static String escaped(String user) {
        return user.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String unescaped(String text) {
        StringBuilder user = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                user.append(c);
                continue;
            }
            char next = text.charAt(++i);
            user.append(next == 't' ? '\t' : next == 'n' ? '\n' : next == 'r' ? '\r' : next);
        }
        return user.toString();
    }
}
