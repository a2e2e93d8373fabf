package io.rowtally.it.jvm;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.TelemetryFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.function.Executable;

/** Holds the agent's lines against what a program's registers have printed. */
final class Books {

    private Books() {}

    /** All registers agree to the row, nothing is assumed, unresolved or failed; the program has ended well. */
    static TelemetryFile agree(int registers, ForkedJvm.Ended ended, Path log) throws Exception {
        return agree(registers, 0, ended, log);
    }

    /** @param assumed last rows of sets that were never closed */
    static TelemetryFile agree(int registers, long assumed, ForkedJvm.Ended ended, Path log) throws Exception {
        assertEquals(0, ended.status(), ended.err() + ended.out());
        TelemetryFile telemetry = TelemetryFile.in(log);
        List<Executable> checks = new ArrayList<>();
        List<String> lines =
                ended.out().lines().filter(line -> line.startsWith("READ ")).toList();
        assertEquals(registers, lines.size(), ended.out());
        for (String line : lines) {
            checks.add(() -> assertEquals(line, found(line.split(" ")[1], telemetry)));
        }
        checks.add(() -> assertEquals(assumed, telemetry.sum("/pii/lossy/assumed_rows", any -> true)));
        checks.add(() -> assertEquals(0, telemetry.sum("/pii/lossy/unresolved_cells", any -> true)));
        checks.add(() -> assertEquals(0, telemetry.failures(), Files.readString(log.resolve("agent.log"))));
        assertAll(checks);
        return telemetry;
    }

    private static String found(String register, TelemetryFile telemetry) {
        Predicate<JsonNode> own = line -> line.at("/db/namespace").asText().equals(register);
        return "READ " + register
                + " statements=" + telemetry.sum("/pii/statements", own)
                + " result_sets=" + telemetry.sum("/pii/result_sets", own)
                + " fetched=" + telemetry.sum("/pii/rows/fetched", own)
                + " names=" + telemetry.sum("/pii/values/PERSON_NAME", own)
                + " phones=" + telemetry.sum("/pii/values/PHONE", own);
    }
}
