package io.rowtally.cli.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.cli.Run;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DamagedLinesTest {
    private static final String GOOD = Log.line("01A", 1, "nj01", 9);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void twoObjectsOnOneLineAreADamagedLine() throws Exception {
        Log.write(
                directory.resolve("telemetry.jsonl"), GOOD, Log.line("01A", 2, "nj01", 9) + Log.line("01A", 3, "x", 9));

        assertSecondLineIsDamaged();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"read\":9, | \"read\":\"9\",",
                "\"read\":9, | \"read\":9.5,",
                "\"read\":9, | \"read\":null,",
                "\"read\":9, | \"read\":-9,",
                "\"read\":9, | \"read\":[9],",
                "\"read\":9, | \"read\":99999999999999999999,",
                "\"PHONE\":3 | \"PHONE\":\"3\"",
                "\"values\":{\"PHONE\":3} | \"values\":3",
                "\"statements\":2 | \"statements\":true",
                "\"id\":\"nj01\" | \"id\":417",
            })
    void aCountThatIsNotACountIsADamagedLine(String good, String bad) throws Exception {
        String line = Log.line("01A", 2, "nj01", 9);
        assertTrue(line.contains(good), line);
        Log.write(directory.resolve("telemetry.jsonl"), GOOD, line.replace(good, bad));

        assertSecondLineIsDamaged();
    }

    @Test
    void aTornLastLineIsPassedOverAndNamed() throws Exception {
        String torn = Log.line("01A", 2, "nj01", 9);
        String text = GOOD + "\n" + torn.substring(0, torn.length() / 2);
        Files.write(directory.resolve("telemetry.jsonl"), text.getBytes(StandardCharsets.UTF_8));

        assertSecondLineIsDamaged();
    }

    @Test
    void aTornPackedSegmentGivesTheLinesBeforeTheTear() throws Exception {
        Path file = Log.writePacked(directory.resolve("telemetry-2026-11-23.000.jsonl.gz"), GOOD);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 4));

        Run run = Run.of("report", "--json", directory.toString());

        assertEquals(0, run.status);
        assertTrue(run.err.contains("telemetry-2026-11-23.000.jsonl.gz:2"), run.err);
        assertTrue(run.out.contains("\"read\":9,"), run.out);
    }

    @Test
    void damageIsNotListedWithoutEnd() throws Exception {
        String[] lines = new String[500];
        java.util.Arrays.fill(lines, "x");
        Log.write(directory.resolve("telemetry.jsonl"), lines);

        Run run = Run.of("report", "--json", directory.toString());

        assertTrue(run.err.split("\n").length < 30, run.err);
        assertTrue(run.err.contains("480"), run.err);
        assertTrue(run.out.contains("\"damaged_lines\":500"), run.out);
    }

    private void assertSecondLineIsDamaged() throws Exception {
        Run run = Run.of("report", "--json", directory.toString());
        assertEquals(0, run.status);
        assertTrue(run.err.contains("telemetry.jsonl:2"), run.err);
        assertTrue(run.out.contains("\"read\":9,"), run.out);
        assertTrue(run.out.contains("\"damaged_lines\":1"), run.out);
    }
}
