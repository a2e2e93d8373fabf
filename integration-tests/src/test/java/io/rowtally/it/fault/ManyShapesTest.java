package io.rowtally.it.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.app.fault.ManyShapes;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.TelemetryFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More texts than the agent keeps: each row counts, what is forgotten is told with a number, and the memory is bounded. */
class ManyShapesTest {
    /** Texts that are kept of one database. */
    private static final int KEPT = 20_000;

    /** Bytes; what is kept of 20,000 texts takes half of it. */
    private static final long MOST_LIVE = 128L << 20;

    @TempDir
    private Path folder;

    @Test
    void textsBeyondTheMostAreCountedAndForgotten() throws Exception {
        int shapes = Fault.amount(22_000, 50_000);
        int rounds = Fault.amount(1, 6);
        ForkedJvm.Ended ended = ForkedJvm.of(Fault.java(), folder)
                .agent("log.dir=log,banner=false,interval=1s,log.free.min=0")
                .option("-Xmx256m")
                .main(ManyShapes.class, "" + shapes, "" + rounds)
                .run();

        assertEquals(0, ended.status(), ended.err() + ended.out());
        Path log = folder.resolve("log");
        TelemetryFile lines = TelemetryFile.ofSegments(log);
        long rows = 2L * shapes * rounds;
        assertTrue(ended.out().contains("ROWS " + rows), ended.out());
        assertEquals(rows, lines.sum("/pii/rows/fetched", any -> true));
        ended.out().lines().filter(line -> line.startsWith("LIVE ")).forEach(line -> {
            assertTrue(Long.parseLong(line.split(" ")[2]) < MOST_LIVE, ended.out());
        });
        List<JsonNode> health = lines.actions("agent-health");
        JsonNode forgotten = health.get(health.size() - 1).at("/pii/health/shapes");
        assertEquals((long) (shapes - KEPT) * rounds, forgotten.at("/not_kept").asLong());
        long untagged = forgotten.at("/untagged").asLong();
        long personal = lines.sum("/pii/rows/pii_read", any -> true);
        assertTrue(personal > 0 && personal <= rows - 2 * untagged, personal + " of " + rows + ", " + forgotten);
        ForkedJvm.Ended verified = ForkedJvm.of(Fault.java(), Files.createDirectories(folder.resolve("verify")))
                .command("verify", log.toString())
                .run();
        assertEquals(0, verified.status(), verified.out() + verified.err());
    }
}
