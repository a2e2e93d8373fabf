package io.rowtally.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.cli.Run;
import io.rowtally.cli.log.Log;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pseudonyms in the report, and the users behind them for whoever has the table. */
class UserNamesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private Path table;

    @BeforeEach
    void write() throws Exception {
        Log.write(
                directory.resolve("log/telemetry.jsonl"),
                Log.line("01A", 1, "p-0123456789ab", 9),
                Log.line("01A", 2, "p-unlisted0000", 6)
                        .replace(
                                "\"key\":\"account\"",
                                "\"key\":\"Token, switched by p-0123456789ab\",\"started_by\":\"p-0123456789ab\""),
                Log.line("01A", 3, "_unattributed", 3));
        table = Log.write(
                directory.resolve("pseudonyms.tsv"),
                "pseudonym\tuser\tsince",
                "p-0123456789ab\t\u674e \\t\\\\ wei\t2026-11-23T14:00:00.000Z",
                "p-torn\tsomebo",
                "_unattributed\tnobody\t2026-11-23T14:00:00.000Z");
    }

    private String report(String... more) throws Exception {
        String[] all = new String[more.length + 2];
        all[0] = "report";
        System.arraycopy(more, 0, all, 1, more.length);
        all[all.length - 1] = directory.resolve("log").toString();
        Run run = Run.of(all);
        assertEquals(0, run.status, run.err);
        return run.out;
    }

    @Test
    void withoutTheTablePseudonymsStayAsTheyAre() throws Exception {
        assertTrue(report("--json").contains("\"user\":\"p-0123456789ab\""));
    }

    @Test
    void theTableNamesTheUserAndWhoHasSwitchedToHim() throws Exception {
        String json = report("--json", "--names", table.toString());

        assertTrue(json.contains("\"user\":\"\u674e \\t\\\\ wei\""), json);
        assertTrue(json.contains("\"key\":\"Token, switched by \u674e \\t\\\\ wei\""), json);
        assertFalse(json.contains("p-0123456789ab"), json);
        assertTrue(report("--names", table.toString()).contains("\u674e"), json);
    }

    @Test
    void whoIsNotInTheTableAndWhoIsNobodyStayAsTheyAre() throws Exception {
        String json = report("--json", "--names", table.toString());

        assertTrue(json.contains("\"user\":\"p-unlisted0000\""), json);
        assertTrue(json.contains("\"user\":\"_unattributed\""), json);
    }

    @Test
    void aTableThatIsNoneIsSaidInOneLine() throws Exception {
        Path other = Files.write(directory.resolve("other.tsv"), "a\tb\tc\n".getBytes(StandardCharsets.UTF_8));
        for (Path wrong : new Path[] {directory.resolve("missing.tsv"), other}) {
            Run run = Run.of(
                    "report",
                    "--names",
                    wrong.toString(),
                    directory.resolve("log").toString());

            assertEquals(2, run.status, run.err);
            assertEquals(1, run.err.trim().split("\n").length, run.err);
            assertTrue(run.err.contains(wrong.toString()), run.err);
        }
    }
}
