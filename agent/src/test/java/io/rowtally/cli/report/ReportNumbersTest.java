package io.rowtally.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.cli.Run;
import io.rowtally.cli.log.Log;
import io.rowtally.cli.terminal.TextTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every number of the log in the report, for scripts and for people. */
class ReportNumbersTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void everyCounterIsAddedUpByUserAndInTotal() throws Exception {
        Log.write(
                directory.resolve("telemetry.jsonl"),
                line(1, "nj01", "10.8.3.21", 1, "2026-11-23T14:00:00.000Z"),
                line(2, "nj01", "10.8.3.22", 100, "2026-11-23T13:55:00.000Z"),
                line(3, "nj02", "10.8.3.23", 10_000, "2026-11-23T14:10:00.000Z"));

        Run run = Run.of("report", "--json", directory.toString());

        assertEquals(
                "{\"from\":\"2026-11-23T13:55:00Z\",\"to\":\"2026-11-23T14:15:00Z\",\"users\":["
                        + totals("nj02", "\"10.8.3.23\"", 10_000, 10_000)
                        + ","
                        + totals("nj01", "\"10.8.3.21\",\"10.8.3.22\"", 101, 100)
                        + "],\"total\":"
                        + totals("total", "\"10.8.3.21\",\"10.8.3.22\",\"10.8.3.23\"", 10_101, 10_000)
                        + ",\"unattributed_share\":0.0,\"files\":1,\"lines\":3,\"damaged_lines\":0,\"repeated_lines\":0,"
                        + "\"gaps\":[],\"missing_lines\":0}\n",
                run.out);
        assertEquals("", run.err);
    }

    @Test
    void usersAreSortedByPersonalRowsThenRowsThenName() throws Exception {
        Log.write(
                directory.resolve("telemetry.jsonl"),
                read(1, "few-personal", 900, 1),
                read(2, "b-same", 50, 7),
                read(3, "a-same", 50, 7),
                read(4, "more-rows", 60, 7),
                read(5, "most-personal", 10, 9));

        assertEquals(
                Arrays.asList("most-personal", "more-rows", "a-same", "b-same", "few-personal"),
                users("report", "--json", directory.toString()));
    }

    @Test
    void aPeriodBeginsWithItsFromAndEndsBeforeItsTo() throws Exception {
        Log.write(
                directory.resolve("telemetry.jsonl"),
                at(1, "before", "2026-11-23T13:59:59.999Z"),
                at(2, "first", "2026-11-23T14:00:00.000Z"),
                at(3, "last", "2026-11-23T14:59:59.999Z"),
                at(4, "after", "2026-11-23T15:00:00.000Z"),
                Log.line("01A", 5, "timeless", 9).replaceAll("\"start\":\"[^\"]*\",", ""),
                Log.line("01A", 6, "garbled", 9).replaceAll("\"start\":\"[^\"]*\",", "\"start\":\"noon\","));
        String from = "2026-11-23T14:00:00Z";
        String to = "2026-11-23T15:00:00Z";

        assertEquals(
                Arrays.asList("first", "last"),
                users("report", "--json", "--from", from, "--to", to, directory.toString()));
        assertEquals(
                Arrays.asList("after", "first", "last"),
                users("report", "--json", "--from", from, directory.toString()));
        assertEquals(
                Arrays.asList("before", "first", "last"), users("report", "--json", "--to", to, directory.toString()));
        assertEquals(6, users("report", "--json", directory.toString()).size());
    }

    @Test
    void linesWithoutANumberOfTheirOwnCountEachTime() throws Exception {
        String nameless = Log.line("01A", 1, "nj01", 9).replace("\"id\":\"01A-000001\",", "");
        String odd = Log.line("01A", 1, "nj01", 9).replace("01A-000001", "01A-first");
        Log.write(directory.resolve("telemetry.jsonl"), nameless, nameless, odd, odd);

        Run run = Run.of("report", "--json", directory.toString());

        assertTrue(run.out.contains("\"read\":36,"), run.out);
        assertTrue(run.out.contains("\"repeated_lines\":0"), run.out);
    }

    @Test
    void filesThatAreNoSegmentsAreNotRead() throws Exception {
        String line = Log.line("01A", 1, "nj01", 9);
        Log.write(directory.resolve("telemetry.jsonl"), line);
        for (String name : new String[] {
            "telemetry.jsonl.bak",
            "telemetry-2026-11-22.000.jsonl.gz.tmp",
            "telemetry-2026-11-22.txt",
            "agent.log",
            "other.jsonl",
            "x-telemetry-2026-11-22.000.jsonl"
        }) {
            Log.write(directory.resolve(name), line.replace("01A", "01X"));
        }

        Run run = Run.of("report", "--json", directory.toString());

        assertTrue(run.out.contains("\"read\":9,"), run.out);
        assertTrue(run.out.contains("\"files\":1,\"lines\":1,"), run.out);
    }

    @Test
    void aSegmentThatIsBeingPackedIsReadOnce() throws Exception {
        Log.write(directory.resolve("telemetry-2026-11-22.000.jsonl"), Log.line("01A", 1, "nj01", 9));
        Log.writePacked(directory.resolve("telemetry-2026-11-22.000.jsonl.gz"), Log.line("01A", 1, "nj01", 9));
        Log.writePacked(directory.resolve("telemetry-2026-11-21.000.jsonl.gz"), Log.line("01A", 2, "nj01", 9));
        Log.write(directory.resolve("telemetry-2026-11-21.000.jsonl"), Log.line("01A", 2, "nj01", 9));

        Run run = Run.of("report", "--json", directory.toString());

        assertTrue(run.out.contains("\"files\":2,\"lines\":2,"), run.out);
        assertTrue(run.out.contains("\"repeated_lines\":0"), run.out);
    }

    @Test
    void theShareWithoutAUserLeavesTheApplicationsOwnRowsOut() throws Exception {
        Log.write(
                directory.resolve("telemetry.jsonl"),
                read(1, "nj01", 70, 0),
                read(2, "_unattributed", 30, 0),
                read(3, "_system", 900, 0));

        assertTrue(Run.of("report", "--json", directory.toString()).out.contains("\"unattributed_share\":0.3,"));
        String table = Run.of("report", directory.toString()).out;
        assertTrue(table.contains("Rows read without a known user: 30.0 %"), table);
        assertTrue(table.contains("Hint: tell the agent where"), table);
    }

    @Test
    void upToFivePercentWithoutAUserNeedsNoHint() throws Exception {
        Log.write(directory.resolve("telemetry.jsonl"), read(1, "nj01", 95, 0), read(2, "_unattributed", 5, 0));
        assertFalse(Run.of("report", directory.toString()).out.contains("Hint"));

        Log.write(directory.resolve("telemetry.jsonl"), read(1, "nj01", 949, 0), read(2, "_unattributed", 51, 0));
        assertTrue(Run.of("report", directory.toString()).out.contains("Hint"));
    }

    @Test
    void theApplicationsOwnRowsAloneAreNoShareOfAnything() throws Exception {
        Log.write(directory.resolve("telemetry.jsonl"), read(1, "_system", 9, 0));

        assertTrue(Run.of("report", "--json", directory.toString()).out.contains("\"unattributed_share\":0.0,"));
    }

    @Test
    void whatIsNotExactIsSaidBelowTheTable() throws Exception {
        String plain = Log.line("01A", 1, "nj01", 9);
        String[][] cases = {
            {"\"assumed_rows\":0", "\"assumed_rows\":1234", "1,234 rows whose columns were assumed, 0 cells"},
            {"\"unresolved_cells\":0", "\"unresolved_cells\":5", "0 rows whose columns were assumed, 5 cells"},
            {"\"dropped_rows\":0", "\"dropped_rows\":6", "6 rows dropped"},
            {
                "\"values\":{",
                "\"probable\":{\"values\":{\"EMAIL\":12,\"GENDER\":3456}},\"values\":{",
                "only probably personal, not counted above: e-mail 12, gender 3,456"
            },
        };
        for (String[] one : cases) {
            assertTrue(plain.contains(one[0]), plain);
            Log.write(directory.resolve("telemetry.jsonl"), plain.replace(one[0], one[1]));
            String table = Run.of("report", directory.toString()).out;
            assertTrue(table.contains(one[2]), table);
        }
        Log.write(directory.resolve("telemetry.jsonl"), plain, plain);
        String table = Run.of("report", directory.toString()).out;
        assertTrue(table.contains("Lines that were there twice, counted once: 1"), table);
        assertFalse(table.contains("Not exact"), table);
        assertFalse(table.contains("probably"), table);
    }

    @Test
    void lossesOfSeveralKindsDoNotCancelOut() throws Exception {
        String line = Log.line("01A", 1, "nj01", 9)
                .replace("\"assumed_rows\":0", "\"assumed_rows\":4")
                .replace("\"unresolved_cells\":0", "\"unresolved_cells\":4")
                .replace("\"dropped_rows\":0", "\"dropped_rows\":8");
        Log.write(directory.resolve("telemetry.jsonl"), line);

        assertTrue(Run.of("report", directory.toString()).out.contains("Not exact: 4 rows"));
    }

    @Test
    void theTableHasTheCategoriesByCellsAndAUserOfManyClientsInOneRow() throws Exception {
        Log.write(
                directory.resolve("telemetry.jsonl"),
                values(1, "nj01", "10.8.3.21", "\"EMAIL\":5,\"PERSON_NAME\":1000,\"PHONE\":70"),
                values(2, "nj01", "10.8.3.22", "\"GENDER\":6"),
                values(3, "nj01", "10.8.3.23", "\"GENDER\":7"));

        String[] lines = Run.of("report", directory.toString()).out.split("\r?\n");

        assertTrue(lines[3].endsWith("share   name  phone  gender  e-mail"), lines[3]);
        assertTrue(lines[4].startsWith("nj01   10.8.3.21 +2 "), lines[4]);
        assertTrue(lines[4].endsWith("1,000     70      13       5"), lines[4]);
    }

    @Test
    void whatDoesNotFitIsAddedUpUnderOther() throws Exception {
        Log.write(
                directory.resolve("telemetry.jsonl"),
                values(
                        1,
                        "nj01",
                        "10.8.3.21",
                        "\"PERSON_NAME\":1000,\"POSTAL_ADDRESS\":90,\"SOCIAL_INSURANCE\":80,\"BANK_ACCOUNT\":7,\"PHONE\":70"),
                values(2, "nj02", "10.8.3.21", "\"PERSON_NAME\":8"));

        String wide = Run.in("en", 160, "report", directory.toString()).out;
        assertFalse(wide.contains("other PII"), wide);
        String[] narrow = Run.in("en", 90, "report", directory.toString()).out.split("\r?\n");

        assertTrue(narrow[3].endsWith("share   name  address  other PII"), narrow[3]);
        assertTrue(narrow[4].endsWith("1,000       90        157"), narrow[4]);
        assertTrue(narrow[5].endsWith("    8        -          -"), narrow[5]);
        for (String line : narrow) {
            assertTrue(TextTable.width(line) <= 90, line);
        }
    }

    // ---- lines

    private static String totals(String user, String clients, long n, long largest) {
        return "{\"user\":\"" + user + "\",\"clients\":[" + clients + "],\"attribution\":[{\"method\":\"http-session\","
                + "\"key\":\"account\",\"confidence\":\"high\"}],\"statements\":" + 2 * n + ",\"result_sets\":" + 3 * n
                + ",\"writes\":" + 4 * n + ",\"rows\":{\"fetched\":" + 5 * n + ",\"read\":" + 6 * n
                + ",\"pii_fetched\":" + 7 * n + ",\"pii_read\":" + 8 * n + ",\"max_result_set\":" + 9 * largest
                + "},\"values\":{\"EMAIL\":" + 10 * n + ",\"PHONE\":" + 11 * n + "},\"rows_by_category\":{\"PHONE\":"
                + 12 * n + "},\"probable\":{\"GENDER\":" + 13 * n + "},\"tables\":{\"person\":" + 14 * n
                + "},\"lossy\":{\"dropped_rows\":" + 15 * n + ",\"assumed_rows\":" + 16 * n + ",\"unresolved_cells\":"
                + 17 * n + "}}";
    }

    private static String line(long sequence, String user, String client, long n, String start) {
        return "{\"event\":{\"action\":\"pii-read\",\"id\":\"01A-00000" + sequence + "\",\"start\":\"" + start
                + "\",\"end\":\""
                + start.replace(":10:", ":15:").replace(":00:00", ":05:00").replace(":55:", ":59:")
                + "\"},\"user\":{\"id\":\"" + user + "\"},\"client\":{\"ip\":\"" + client + "\"},\"pii\":{"
                + "\"attribution\":{\"method\":\"http-session\",\"key\":\"account\",\"confidence\":\"high\"},"
                + "\"statements\":" + 2 * n + ",\"result_sets\":" + 3 * n + ",\"writes\":" + 4 * n
                + ",\"rows\":{\"fetched\":" + 5 * n + ",\"read\":" + 6 * n + ",\"pii_fetched\":" + 7 * n
                + ",\"pii_read\":" + 8 * n + ",\"max_result_set\":" + 9 * n + "},\"values\":{\"EMAIL\":" + 10 * n
                + ",\"PHONE\":" + 11 * n + "},\"rows_by_category\":{\"PHONE\":" + 12 * n
                + "},\"probable\":{\"values\":{\"GENDER\":" + 13 * n + "}},\"tables\":{\"person\":" + 14 * n
                + "},\"lossy\":{\"dropped_rows\":" + 15 * n + ",\"assumed_rows\":" + 16 * n + ",\"unresolved_cells\":"
                + 17 * n + ",\"recovered\":false}}}";
    }

    private static String read(long sequence, String user, long rows, long personal) {
        return Log.line("01A", sequence, user, rows).replaceAll("\"pii_read\":\\d+", "\"pii_read\":" + personal);
    }

    private static String at(long sequence, String user, String start) {
        return Log.line("01A", sequence, user, 9).replaceAll("\"start\":\"[^\"]*\"", "\"start\":\"" + start + '"');
    }

    private static String values(long sequence, String user, String client, String values) {
        return Log.line("01A", sequence, user, 9)
                .replace("10.8.3.21", client)
                .replaceAll("\"values\":\\{[^}]*}", "\"values\":{" + values + "}");
    }

    private static List<String> users(String... arguments) throws Exception {
        Matcher matcher = Pattern.compile("\"user\":\"([^\"]*)\"").matcher(Run.of(arguments).out);
        List<String> users = new ArrayList<>();
        while (matcher.find()) {
            users.add(matcher.group(1));
        }
        assertEquals("total", users.remove(users.size() - 1));
        return users;
    }
}
