package io.rowtally.cli.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Log lines as an agent writes them, for synthetic persons. */
public final class Log {
    private Log() {}

    /** A line of run {@code run}: {@code read} rows read, a third of them with a phone number. */
    public static String line(String run, long sequence, String user, long read) {
        return String.format(
                Locale.ROOT,
                "{\"@timestamp\":\"2026-11-23T14:05:00.000Z\",\"ecs\":{\"version\":\"8.17.0\"},\"event\":{\"kind\":\"metric\","
                        + "\"category\":[\"database\"],\"type\":[\"access\"],\"action\":\"pii-read\",\"id\":\"%s-%06d\","
                        + "\"sequence\":%d,\"start\":\"2026-11-23T14:00:00.000Z\",\"end\":\"2026-11-23T14:05:00.000Z\"},"
                        + "\"user\":{\"id\":\"%s\"},\"client\":{\"ip\":\"10.8.3.21\"},\"pii\":{\"interval\":\"5m\","
                        + "\"attribution\":{\"method\":\"http-session\",\"key\":\"account\",\"confidence\":\"high\"},"
                        + "\"statements\":2,\"result_sets\":2,\"writes\":0,\"rows\":{\"fetched\":%d,\"read\":%d,"
                        + "\"pii_fetched\":%d,\"pii_read\":%d,\"max_result_set\":%d},\"values\":{\"PHONE\":%d},"
                        + "\"rows_by_category\":{\"PHONE\":%d},\"tables\":{\"person\":%d},"
                        + "\"lossy\":{\"dropped_rows\":0,\"assumed_rows\":0,\"unresolved_cells\":0,\"recovered\":false}}}",
                run,
                sequence,
                sequence,
                user,
                read,
                read,
                read / 3,
                read / 3,
                read,
                read / 3,
                read / 3,
                read / 3);
    }

    public static Path write(Path file, String... lines) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    public static Path writePacked(Path file, String... lines) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
