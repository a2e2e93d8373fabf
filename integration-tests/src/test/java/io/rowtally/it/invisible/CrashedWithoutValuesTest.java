package io.rowtally.it.invisible;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.it.app.ReadSecret;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.TelemetryFile;
import io.rowtally.it.harness.Until;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that crashes leaves its journal, its log, its inventory and the JVM's own crash file, and no value in any of them. */
class CrashedWithoutValuesTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"));
    private static final String SECRET = "Geheim4402VogelQ";

    @TempDir
    private Path folder;

    @Test
    void noValueIsInAnythingThatACrashLeaves() throws Exception {
        Path secret = Files.writeString(Files.createTempFile("secret", ""), SECRET);
        Process process = ForkedJvm.of(JAVA, folder)
                .shortLived()
                .option("-XX:+IgnoreUnrecognizedVMOptions")
                .option("-XX:-CreateCoredumpOnCrash")
                .agent("log.dir=log,interval=1s,banner=false")
                .main(ReadSecret.class, secret.toString())
                .start();
        Path telemetry = folder.resolve("log/telemetry.jsonl");
        Path journal = folder.resolve("log/state/journal");
        Until.holds(
                () -> Files.exists(journal)
                        && Files.exists(folder.resolve("log/inventory.tsv"))
                        && Files.exists(telemetry)
                        && Files.readString(telemetry).contains("\"NATIONAL_ID\":")
                        && text(journal).contains("NATIONAL_ID"),
                process);
        assertEquals(
                0,
                new ProcessBuilder("kill", "-SEGV", Long.toString(process.pid()))
                        .start()
                        .waitFor());
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        Files.delete(secret);

        assertTrue(TelemetryFile.in(folder.resolve("log")).sum("/pii/values/NATIONAL_ID", any -> true) > 0);
        List<String> left = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                left.add(file.getFileName().toString().replaceFirst("\\d+", "N"));
                assertNoSecret(file);
            }
        }
        assertTrue(
                left.containsAll(
                        List.of("hs_err_pidN.log", "journal", "inventory.tsv", "agent.log", "telemetry.jsonl")),
                left::toString);
    }

    private static String text(Path file) throws Exception {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }

    /** As it is, as UTF-16, as hex, and as base64 at each of the three places that it can have in its text. */
    private static void assertNoSecret(Path file) throws Exception {
        String text = text(file);
        byte[] secret = SECRET.getBytes(StandardCharsets.UTF_8);
        assertFalse(text.contains(SECRET), file.toString());
        assertFalse(text.replace("\0", "").contains(SECRET), file + " as UTF-16");
        assertFalse(text.toLowerCase().contains(HexFormat.of().formatHex(secret)), file + " as hex");
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = new byte[shift + secret.length];
            System.arraycopy(secret, 0, shifted, shift, secret.length);
            String encoded = Base64.getEncoder().encodeToString(shifted);
            assertFalse(text.contains(encoded.substring(4, encoded.length() - 4)), file + " as base64");
        }
    }
}
