package io.rowtally.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.cli.Run;
import io.rowtally.cli.log.Log;
import io.rowtally.sketch.Hll;
import io.rowtally.sketch.SubjectHash;
import io.rowtally.telemetry.Action;
import io.rowtally.telemetry.Event;
import io.rowtally.telemetry.LogSettings;
import io.rowtally.telemetry.Rig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where lines have expired the report says what it said before, to the row and the person, whatever of the log is left. */
class ExpiredReportTest {
    private static final String START = "2026-11-23T00:00:00.000Z";
    private static final SubjectHash HASH = new SubjectHash(1, 2);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    /** Days of two users, each with two intervals, their hours and a rollup of the day. */
    private Path write(String name, int days, UnaryOperator<LogSettings> change) {
        Path directory = temp.resolve(name);
        try (Rig rig = new Rig(directory, START, change)) {
            rig.log.append(Rig.plain(Action.AGENT_START));
            for (int day = 0; day < days; day++) {
                Instant midnight = rig.clock.instant();
                rig.clock.advance(Duration.ofHours(9));
                for (int hour = 9; hour < 11; hour++) {
                    for (String user : new String[] {"nj0417", "nj0401"}) {
                        append(rig, Action.PII_READ, "5m", user, day, hour, hour + 1, rig.clock.instant(), 5);
                    }
                    rig.clock.advance(Duration.ofHours(1));
                    for (String user : new String[] {"nj0417", "nj0401"}) {
                        Instant start = rig.clock.instant().minus(Duration.ofHours(1));
                        append(rig, Action.PII_READ_ROLLUP, "1h", user, day, hour, hour + 1, start, 60);
                    }
                    rig.log.retry();
                }
                rig.clock.advance(Duration.ofHours(13));
                for (String user : new String[] {"nj0417", "nj0401"}) {
                    append(
                            rig,
                            Action.PII_READ_ROLLUP,
                            "1d",
                            user,
                            day,
                            9,
                            11,
                            midnight.plus(Duration.ofHours(9)),
                            900);
                }
                rig.log.retry();
            }
            rig.log.append(Rig.plain(Action.AGENT_STOP));
        }
        return directory;
    }

    private static void append(
            Rig rig, Action action, String length, String user, int day, int from, int to, Instant start, int minutes) {
        long rows = (long) (to - from) * (user.equals("nj0417") ? 3 : 1) * (day + 1);
        Hll sketch = new Hll();
        for (int hour = from; hour < to; hour++) {
            for (int person = 0; person <= day; person++) {
                sketch.add(HASH.coupon(user + hour + ' ' + person));
            }
        }
        Event.Builder event = Event.of(action)
                .put("event.start", start)
                .put("event.end", start.plus(Duration.ofMinutes(minutes)))
                .put("user.id", user)
                .put("client.ip", "10.8.3.21")
                .put("pii.interval", length)
                .put("pii.attribution.method", "http-session")
                .put("pii.rows.fetched", rows)
                .put("pii.rows.read", rows)
                .put("pii.rows.pii_fetched", rows)
                .put("pii.rows.pii_read", rows)
                .put("pii.rows.max_result_set", (long) day)
                .put("pii.subjects.estimate", sketch.estimate())
                .put("pii.subjects.lower", sketch.lower())
                .put("pii.subjects.upper", sketch.upper())
                .put("pii.subjects.key_coverage", 1.0);
        if (action == Action.PII_READ_ROLLUP) {
            event.put("pii.subjects.sketch.key_id", "k").put("pii.subjects.sketch.b64", sketch.toBytes());
        }
        rig.log.append(event.build());
    }

    /** What it says of users and missing events, and nothing of files. */
    private static String report(Path directory, String... options) throws Exception {
        List<String> arguments = new ArrayList<>();
        arguments.add("report");
        arguments.add(directory.toString());
        arguments.add("--json");
        for (String option : options) {
            arguments.add(option);
        }
        Run run = Run.of(arguments.toArray(new String[0]));
        assertEquals("", run.err);
        return run.out.replaceAll("\"(files|lines)\":\\d+,?|\"to\":\"[^\"]*\"", "");
    }

    private static UnaryOperator<LogSettings> days(int days) {
        return s -> s.retention(Duration.ofDays(days));
    }

    private static List<String> segments(Path directory) throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.startsWith("telemetry-"))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    @Test
    void saysTheSameAsBefore() throws Exception {
        Path all = write("all", 20, days(400));
        Path shorter = write("shorter", 20, days(5));
        assertTrue(segments(shorter).size() < 8, segments(shorter)::toString);

        String report = report(shorter);

        assertEquals(report(all), report);
        assertTrue(report.contains("\"missing_lines\":0"), report);
        assertTrue(report.contains("\"whole\":true"), report);
        assertTrue(report.contains("\"pii_read\":1680"), report); // 2 hours * (3 + 1) rows * (1 + ... + 20)
        String[] days = {"--from", "2026-11-25T00:00:00Z", "--to", "2026-12-10T00:00:00Z"};
        assertEquals(report(all, days), report(shorter, days));
    }

    @Test
    void countsNothingTwiceWhereSegmentsAreBack() throws Exception {
        Path all = write("all", 20, days(400));
        Path shorter = write("shorter", 20, days(5));
        Path kept =
                Files.list(shorter.resolve("kept")).sorted().skip(6).findFirst().get();
        // of the same clock and content, but other numbers: so the run's id is put right
        String ours = run(shorter);
        String theirs = run(all);
        for (int more = 0; more < 3; more++) {
            Path day = all.resolve(segments(all).get(6 + more));
            List<String> lines = new ArrayList<>();
            for (String line : Unpacked.lines(day)) {
                lines.add(line.replace(theirs, ours));
            }
            Log.writePacked(shorter.resolve(day.getFileName()), lines.toArray(new String[0]));
            String back = report(shorter);
            assertTrue(back.contains("\"pii_read\":1680"), back);
            assertFalse(back.contains("\"whole\":false"), back);
        }
    }

    @Test
    void countsADayOfWhichAPartHasExpiredByItsRollup() throws Exception {
        Path all = write("all", 20, days(400));
        Path small = write("small", 20, s -> s.segmentBytes(4_000).totalBytes(14_000));
        assertTrue(segments(small).size() < 12, segments(small)::toString);

        assertEquals(report(all), report(small));
    }

    private static String run(Path directory) throws Exception {
        String line = Unpacked.lines(directory.resolve("telemetry.jsonl")).get(0);
        return line.replaceFirst(".*\"ephemeral_id\":\"([^\"]*)\".*", "$1");
    }

    /** A segment's lines. */
    private static final class Unpacked {
        private static List<String> lines(Path file) throws Exception {
            try (java.io.BufferedReader reader = new java.io.BufferedReader(new java.io.InputStreamReader(
                    io.rowtally.telemetry.SegmentName.unpacked(file, Files.newInputStream(file)),
                    java.nio.charset.StandardCharsets.UTF_8))) {
                return reader.lines().collect(Collectors.toList());
            }
        }
    }
}
