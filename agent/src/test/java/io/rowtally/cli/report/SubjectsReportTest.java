package io.rowtally.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.cli.Run;
import io.rowtally.cli.log.Log;
import io.rowtally.sketch.Hll;
import io.rowtally.sketch.SubjectHash;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many different persons the report says that a user has read, over hours, days, accounts and keys. */
class SubjectsReportTest {
    private static final SubjectHash HASH = new SubjectHash(1, 2);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private final List<String> lines = new ArrayList<>();

    /** One interval in the hour, in which a user has read the persons from a number to another, each on one row. */
    private void hour(String user, String client, int hour, int from, int to) {
        interval(user, client, hour, from, to);
        rollup(user, client, "1h", hour, hour + 1, from, to, "k1");
    }

    private void interval(String user, String client, int hour, int from, int to) {
        lines.add(event("pii-read", user, client, "5m", hour, hour + 1, from, to, ""));
    }

    private void rollup(String user, String client, String length, int hour, int end, int from, int to, String key) {
        Hll sketch = new Hll();
        for (int person = from; person < to; person++) {
            sketch.add(HASH.coupon("person " + person));
        }
        String text = ",\"sketch\":{\"family\":\"datasketches.hll\",\"lg_k\":12,\"key_id\":\"" + key + "\",\"b64\":\""
                + Base64.getEncoder().encodeToString(sketch.toBytes()) + "\"}";
        lines.add(event("pii-read-rollup", user, client, length, hour, end, from, to, text));
    }

    private String event(
            String action,
            String user,
            String client,
            String length,
            int hour,
            int end,
            int from,
            int to,
            String sketch) {
        return String.format(
                Locale.ROOT,
                "{\"event\":{\"action\":\"%s\",\"id\":\"01RUN-%06d\",\"sequence\":%d,"
                        + "\"start\":\"2026-11-23T%02d:00:00.000Z\",\"end\":\"2026-11-23T%02d:00:00.000Z\"},"
                        + "\"user\":{\"id\":\"%s\"},\"client\":{\"ip\":\"%s\"},\"pii\":{\"interval\":\"%s\","
                        + "\"rows\":{\"fetched\":%d,\"read\":%d,\"pii_fetched\":%d,\"pii_read\":%d,\"max_result_set\":9},"
                        + "\"subjects\":{\"estimate\":%d,\"lower\":%d,\"upper\":%d,\"key_coverage\":1.0%s}}}",
                action,
                lines.size() + 1,
                lines.size() + 1,
                hour,
                end,
                user,
                client,
                length,
                to - from,
                to - from,
                to - from,
                to - from,
                to - from,
                to - from,
                to - from,
                sketch);
    }

    private String json(String... options) throws Exception {
        Log.write(directory.resolve("telemetry.jsonl"), lines.toArray(new String[0]));
        List<String> arguments = new ArrayList<>();
        arguments.add("report");
        arguments.add(directory.toString());
        arguments.add("--json");
        for (String option : options) {
            arguments.add(option);
        }
        return Run.in("en", 200, arguments.toArray(new String[0])).out;
    }

    private static String subjects(long estimate, boolean whole) {
        return "\"subjects\":{\"estimate\":" + estimate + ",\"lower\":" + estimate + ",\"upper\":" + estimate
                + ",\"key_coverage\":1.0,\"whole\":" + whole + "}";
    }

    @Test
    void whoWasReadTwiceIsOnePerson() throws Exception {
        hour("nj0417", "10.8.3.21", 9, 0, 100);
        hour("nj0417", "10.8.3.21", 10, 50, 150);

        String report = json();

        assertTrue(report.contains(subjects(150, true)), report);
        assertTrue(report.contains("\"pii_read\":200"), report);
    }

    @Test
    void theDaysSketchAddsNobodyToThatOfItsHours() throws Exception {
        hour("nj0417", "10.8.3.21", 9, 0, 100);
        hour("nj0417", "10.8.3.21", 10, 50, 150);
        rollup("nj0417", "10.8.3.21", "1d", 9, 11, 0, 150, "k1");

        assertTrue(json().contains(subjects(150, true)));
    }

    @Test
    void aPeriodHasThePersonsOfItsHours() throws Exception {
        hour("nj0417", "10.8.3.21", 9, 0, 100);
        hour("nj0417", "10.8.3.21", 10, 50, 150);
        hour("nj0417", "10.8.3.21", 11, 50, 151);
        rollup("nj0417", "10.8.3.21", "1d", 9, 12, 0, 151, "k1");

        assertTrue(json("--from", "2026-11-23T10:00:00Z", "--to", "2026-11-23T12:00:00Z")
                .contains(subjects(101, true)));
        assertTrue(json("--to", "2026-11-23T11:00:00Z").contains(subjects(150, true)));
    }

    @Test
    void anHourThatIsNotOverSaysHowManyAtLeast() throws Exception {
        hour("nj0417", "10.8.3.21", 9, 0, 100);
        interval("nj0417", "10.8.3.21", 10, 0, 130);

        String report = json();

        assertTrue(report.contains("\"subjects\":{\"estimate\":130,\"lower\":100,\"upper\":130"), report);
        assertTrue(report.contains("\"whole\":false"), report);
        assertTrue(Run.in("en", 200, "report", directory.toString()).out.contains("\u2265 130"));
    }

    @Test
    void oneWhoWorksThroughManyAccountsShowsByHisAddress() throws Exception {
        hour("nj0401", "10.8.3.99", 9, 0, 100);
        hour("nj0402", "10.8.3.99", 9, 50, 200);
        hour("nj0403", "10.8.3.99", 9, 150, 300);
        hour("nj0404", "10.8.3.21", 9, 0, 10);

        String report = json();

        assertTrue(
                report.contains("\"clients\":[{\"client\":\"10.8.3.99\",\"users\":[\"nj0401\",\"nj0402\",\"nj0403\"],"
                        + "\"rows_pii_read\":400," + subjects(300, true) + "}]"),
                report);
        String table = Run.in("en", 200, "report", directory.toString()).out;
        assertTrue(table.contains("From 10.8.3.99 3 accounts were used, which read 300 different persons"), table);
        String chinese = Run.in("zh_CN.UTF-8", 200, "report", directory.toString()).out;
        assertTrue(chinese.contains("\u5730\u5740 10.8.3.99") && chinese.contains("\u4eba\u6570"), chinese);
    }

    @Test
    void underTwoKeysNobodyKnowsWhoIsTheSame() throws Exception {
        hour("nj0417", "10.8.3.21", 9, 0, 100);
        interval("nj0417", "10.8.3.21", 10, 0, 120);
        rollup("nj0417", "10.8.3.21", "1h", 10, 11, 0, 120, "k2");

        assertTrue(json().contains("\"subjects\":{\"estimate\":220,\"lower\":120,\"upper\":220"));
    }

    @Test
    void aSketchThatIsDamagedLeavesNoWholeCount() throws Exception {
        hour("nj0417", "10.8.3.21", 9, 0, 100);
        lines.set(1, lines.get(1).replaceAll("b64\":\"[^\"]{20}", "b64\":\"????"));

        String report = json();

        assertTrue(report.contains("\"estimate\":100") && report.contains("\"whole\":false"), report);
    }

    @Test
    void logsWithoutPersonsAreReportedAsBefore() throws Exception {
        Log.write(directory.resolve("telemetry.jsonl"), Log.line("01RUN", 1, "nj0417", 300));

        assertFalse(
                Run.in("en", 200, "report", directory.toString(), "--json").out.contains("subjects"));
        assertFalse(Run.in("en", 200, "report", directory.toString()).out.contains("persons"));
        assertEquals(0, Run.in("en", 200, "report", directory.toString()).status);
    }
}
