package io.rowtally.it.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A log as an agent would leave it after days of work, sealed by what {@code SealedLine} says and nothing of the agent's code: that
 * {@code verify} finds it whole shows that another program can make and check seals.
 */
final class LargeSealedLog {
    private static final int SEGMENT = 64 * 1024 * 1024;
    private static final long START = Instant.parse("2026-11-02T00:00:00Z").toEpochMilli();
    private static final long STEP_MILLIS = 250;
    private static final int EPOCH_MILLIS = 900_000;

    private final Path directory;
    private byte[] key = new byte[32];
    private byte[] previous = new byte[32];
    private Mac mac;
    private long epoch = -1;
    private long lines;

    private LargeSealedLog(Path directory) {
        this.directory = directory;
    }

    /** Writes it, and its key beside it as {@code kept.key}; returns how many lines it has. */
    static long write(Path directory, long bytes) throws IOException, GeneralSecurityException {
        LargeSealedLog log = new LargeSealedLog(Files.createDirectories(directory));
        Files.writeString(
                directory.resolveSibling("kept.key"),
                "rowtally-key-1:" + HexFormat.of().formatHex(log.key) + "\n");
        log.write(bytes);
        return log.lines;
    }

    private void write(long bytes) throws IOException, GeneralSecurityException {
        Path current = directory.resolve("telemetry.jsonl");
        String day = "";
        int number = 0;
        for (long left = bytes; left > 0; ) {
            String first = Instant.ofEpochMilli(time()).toString().substring(0, 10);
            number = first.equals(day) ? number + 1 : 0;
            day = first;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(current), 1 << 20)) {
                for (int size = 0; size < SEGMENT && left > 0; ) {
                    byte[] line = line(left < 2_000 ? "agent-stop" : "pii-read");
                    out.write(line);
                    size += line.length;
                    left = left < 2_000 ? 0 : left - line.length;
                }
            }
            if (left > 0) {
                Files.move(current, directory.resolve(String.format("telemetry-%s.%03d.jsonl", day, number)));
            }
        }
    }

    private long time() {
        return START + lines * STEP_MILLIS;
    }

    private byte[] line(String action) throws GeneralSecurityException {
        long time = time();
        evolve((time - START) / EPOCH_MILLIS);
        lines++;
        String body = String.format("{\"@timestamp\":\"%s\"", text(time))
                + ",\"ecs\":{\"version\":\"8.17.0\"},\"event\":{\"kind\":\"metric\",\"category\":[\"database\"],\"type\":[\"access\"],"
                + "\"action\":\"" + action
                + "\",\"dataset\":\"pii.telemetry\",\"module\":\"pii\",\"id\":\"01JDCM8Z5Q000000-"
                + lines + "\",\"sequence\":" + lines
                + "},\"agent\":{\"name\":\"rowtally\",\"version\":\"1.0.0\",\"id\":\"reg-app-03\",\"ephemeral_id\":\"01JDCM8Z5Q000000\"},"
                + "\"service\":{\"name\":\"registry\"},\"host\":{\"name\":\"reg-app-03\"},\"user\":{\"id\":\"nj"
                + lines % 9_973
                + "\"},\"client\":{\"ip\":\"10.8.3.21\"},\"db\":{\"system\":{\"name\":\"mysql\"},\"namespace\":\"icreg\"},"
                + "\"pii\":{\"statements\":212,\"result_sets\":214,\"writes\":31,\"rows\":{\"fetched\":3180,\"read\":3121},"
                + "\"values\":{\"NATIONAL_ID\":96,\"PERSON_NAME\":1398,\"PHONE\":1371},\"tables\":{\"ent_contact\":1398}}"
                + ",\"integrity\":{\"alg\":\"HMAC-SHA256\",\"epoch\":" + epoch + ",\"prev\":\""
                + HexFormat.of().formatHex(previous) + "\"";
        mac.update(previous);
        previous = mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
        return (body + ",\"mac\":\"" + HexFormat.of().formatHex(previous) + "\"}}\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Always with milliseconds, as the log has them. */
    private static String text(long time) {
        String text = Instant.ofEpochMilli(time).toString();
        return text.length() == 20 ? text.substring(0, 19) + ".000Z" : text;
    }

    private void evolve(long to) throws GeneralSecurityException {
        if (epoch == to) {
            return;
        }
        for (; epoch < to; epoch++) {
            if (epoch >= 0) {
                MessageDigest hash = MessageDigest.getInstance("SHA-256");
                hash.update("evolve".getBytes(StandardCharsets.US_ASCII));
                key = hash.digest(key);
            }
        }
        mac = keyed(keyed(key).doFinal("mac".getBytes(StandardCharsets.US_ASCII)));
    }

    private static Mac keyed(byte[] bytes) throws GeneralSecurityException {
        Mac keyed = Mac.getInstance("HmacSHA256");
        keyed.init(new SecretKeySpec(bytes, "HmacSHA256"));
        return keyed;
    }
}
