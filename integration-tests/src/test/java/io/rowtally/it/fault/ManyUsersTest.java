package io.rowtally.it.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.app.fault.OddUsers;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.TelemetryFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More users than have lines of their own, and ids that are no ids: each row is in some line, and the memory is bounded. */
class ManyUsersTest {
    private static final long MOST_LIVE = 96L << 20;

    @TempDir
    private Path folder;

    @Test
    void usersBeyondTheMostShareALineThatSaysHowManyTheyAre() throws Exception {
        int most = Fault.amount(1_000, 10_000);
        int users = 10 * most;
        int[] sizes = {4, users, 2};
        try (ReadingJvm jvm = ReadingJvm.start(
                folder,
                folder.resolve("log"),
                "interval=1h,users.max=" + most,
                sizes,
                users * Fault.amount(60, 8), // a few thousand users a second
                Fault.amount(5, 90))) {
            jvm.ends();

            TelemetryFile lines = TelemetryFile.in(jvm.log);
            assertEquals(jvm.rows(), lines.sum("/pii/rows/fetched", any -> true));
            long shared = lines.sum("/pii/rows/fetched", ManyUsersTest::isShared);
            long served = jvm.out()
                    .lines()
                    .filter(line -> line.startsWith("USER ") && !line.endsWith(" 0"))
                    .count();
            long own = lines.actions("pii-read").stream()
                    .filter(line -> line.at("/user/id").asText().startsWith("user-"))
                    .count();
            assertTrue(own <= most && own > most - 5, own + " lines");
            assertEquals(
                    shared, ReadingJvm.told(lines, "/pii/health/overflow/rows").asLong());
            long others = ReadingJvm.told(lines, "/pii/health/overflow/users").asLong();
            assertEquals(served - own, others, 0.05 * served);
            assertTrue(shared >= 2 * (served - own), shared + " rows of " + (served - own) + " users");
            assertTrue(jvm.number("LIVE last ") < MOST_LIVE, jvm.out().substring(0, 200));
            jvm.assertWhole();
        }
    }

    @Test
    void idsOfAMegabyteOrWithLineBreaksAndJsonInThemAreText() throws Exception {
        ForkedJvm.Ended ended = ForkedJvm.of(Fault.java(), folder)
                .agent("log.dir=log,banner=false,interval=1h,user.source=sql:SET @app_user,log.free.min=0")
                .option("-Xmx128m")
                .main(OddUsers.class, "" + Fault.amount(200, 2_000))
                .run();

        assertEquals(0, ended.status(), ended.err() + ended.out());
        Path log = folder.resolve("log");
        TelemetryFile lines = TelemetryFile.in(log);
        String rows = ended.out()
                .lines()
                .filter(line -> line.startsWith("ROWS "))
                .findFirst()
                .orElseThrow();
        assertEquals(rows, "ROWS " + lines.sum("/pii/rows/fetched", any -> true));
        for (JsonNode line : lines.lines()) {
            assertTrue(line.at("/user/id").asText().length() <= 256, line.toString());
        }
        Set<String> ids = lines.actions("pii-read").stream()
                .map(line -> line.at("/user/id").asText())
                .filter(id -> !id.matches("\\d+u+"))
                .collect(Collectors.toSet());
        assertEquals(
                Set.of(
                        "_system",
                        "onetwothreefour",
                        "x\"},\"pii\":{\"rows\":{\"fetched\":999999}},\"y\":{\"z\":\"",
                        "{\"@timestamp\":\"2026-11-23T14:00:00.000Z\"}{\"event\":{\"action\":\"agent-stop\"}}"),
                ids);
        assertTrue(Files.size(log.resolve("telemetry.jsonl")) < 16L << 20);
        ForkedJvm.Ended verified = ForkedJvm.of(Fault.java(), Files.createDirectories(folder.resolve("verify")))
                .command("verify", log.toString())
                .run();
        assertEquals(0, verified.status(), verified.out() + verified.err());
    }

    private static boolean isShared(JsonNode line) {
        return line.at("/user/id").asText().equals("_overflow");
    }
}
