package io.rowtally.telemetry;

import io.rowtally.sketch.Hll;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The daily rollups that a run did not write because it died: made of its lines and hourly rollups since the last ones, so that what it
 * has counted outlives the lines too. Whatever a daily rollup of the run has already is left out, so this can be done again. Persons are
 * those of the hours that were over; what came after is a rollup of its own, without a sketch. Memory grows with users.
 */
final class MissedRollups {
    private static final String DAY = "1d";
    private static final String COVERAGE = "pii.subjects.key_coverage";
    private static final String SKETCH = "pii.subjects.sketch.b64";

    private final String run;
    private final Map<String, Since> byActor = new LinkedHashMap<>();

    private MissedRollups(String run) {
        this.run = run;
    }

    /** What one actor has read since the last daily rollup: in hours that were over, and since. */
    private static final class Since {
        private @Nullable Sum hours;
        private @Nullable Sum rest;
    }

    /** Reads what the run has left in the log, of the last day before it died and the day before that. */
    static List<Event> of(String run, Path directory, Instant died) throws IOException {
        MissedRollups missed = new MissedRollups(run);
        LocalDate from = Timestamps.day(died).minusDays(1);
        for (SegmentName segment : SegmentName.rolledIn(directory)) {
            if (!segment.day().isBefore(from)) {
                missed.read(segment.path());
            }
        }
        missed.read(directory.resolve(SegmentName.CURRENT));
        List<Event> events = new ArrayList<>();
        for (Since since : missed.byActor.values()) {
            for (Sum sum : new @Nullable Sum[] {since.hours, since.rest}) {
                if (sum != null) {
                    events.add(sum.event(run));
                }
            }
        }
        return events;
    }

    private void read(Path segment) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                SegmentName.unpacked(segment, Files.newInputStream(segment)), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.contains(run) && line.contains("\"pii-read")) {
                    take(line);
                }
            }
        } catch (NoSuchFileException e) {
            // expired meanwhile
        }
    }

    private void take(String text) {
        Fields line;
        try {
            line = OwnFields.parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException | RuntimeException e) {
            return; // a torn line
        }
        Object by = line.at("pii.recovered.run");
        Object start = line.at("event.start");
        Object end = line.at("event.end");
        if (!run.equals(by == null ? line.at("agent.ephemeral_id") : by) || start == null || end == null) {
            return;
        }
        Since since = byActor.computeIfAbsent(actor(line), none -> new Since());
        Object action = line.at("event.action");
        if (Action.PII_READ.wireName().equals(action)) {
            since.rest = Sum.of(since.rest, line);
        } else if (DAY.equals(line.at("pii.interval"))) {
            since.hours = upTo(since.hours, String.valueOf(end));
            since.rest = upTo(since.rest, String.valueOf(end));
        } else {
            since.hours = Sum.of(since.hours, line);
            since.rest = upTo(since.rest, String.valueOf(end));
        }
    }

    /** Null where it lies before the end of a rollup, which has it then. */
    private static @Nullable Sum upTo(@Nullable Sum sum, String end) {
        return sum != null && sum.start.compareTo(end) < 0 ? null : sum;
    }

    private static String actor(Fields line) {
        StringBuilder key = new StringBuilder();
        for (String path : new String[] {
            "user.id",
            "client.ip",
            "db.system.name",
            "db.namespace",
            "db.user",
            "pii.attribution.method",
            "pii.attribution.key"
        }) {
            key.append(line.at(path)).append('\n');
        }
        return key.toString();
    }

    /** The lines of one actor added up. */
    private static final class Sum {
        private final Fields fields = new Fields();
        private final String start;
        private String end;
        private double identified;

        private Sum(Fields line) {
            start = String.valueOf(line.at("event.start"));
            end = start;
        }

        static Sum of(@Nullable Sum before, Fields line) {
            Sum sum = before == null ? new Sum(line) : before;
            String end = String.valueOf(line.at("event.end"));
            sum.end = sum.end.compareTo(end) < 0 ? end : sum.end;
            Object coverage = line.at(COVERAGE);
            sum.identified += coverage instanceof Number ? ((Number) coverage).doubleValue() * rows(line) : 0;
            for (String name : new String[] {"user", "client", "db", "pii"}) {
                Object value = line.members().get(name);
                if (value instanceof Fields) {
                    add(sum.fields, name, name, (Fields) value);
                }
            }
            return sum;
        }

        private static long rows(Fields line) {
            Object rows = line.at("pii.rows.pii_read");
            return rows instanceof Long ? (Long) rows : 0;
        }

        private static void add(Fields into, String name, String path, Fields from) {
            Object there = into.members().get(name);
            Fields target = there instanceof Fields ? (Fields) there : new Fields();
            into.members().put(name, target);
            for (Map.Entry<String, Object> member : from.members().entrySet()) {
                String at = path + '.' + member.getKey();
                Object value = member.getValue();
                Object known = target.members().get(member.getKey());
                if (value instanceof Fields) {
                    add(target, member.getKey(), at, (Fields) value);
                } else {
                    target.members().put(member.getKey(), known == null ? value : united(at, known, value));
                }
            }
        }

        private static Object united(String path, Object one, Object other) {
            if (path.equals(SKETCH)) {
                Hll both = Hll.of(Base64.getDecoder().decode(String.valueOf(one)));
                both.unite(Hll.of(Base64.getDecoder().decode(String.valueOf(other))));
                return Base64.getEncoder().encodeToString(both.toBytes());
            }
            if (!(one instanceof Long) || !(other instanceof Long) || path.startsWith("pii.subjects.sketch.")) {
                return other;
            }
            // of persons so many at least, and at most; the sketch knows better
            boolean most = path.equals("pii.rows.max_result_set")
                    || path.equals("pii.subjects.estimate")
                    || path.equals("pii.subjects.lower");
            return most ? (Object) Math.max((Long) one, (Long) other) : (Object) ((Long) one + (Long) other);
        }

        Event event(String run) {
            fields.put("event.start", start);
            fields.put("event.end", end);
            fields.put("pii.interval", DAY);
            if (fields.at(COVERAGE) != null) {
                fields.put(
                        COVERAGE,
                        rows(fields) == 0 ? 0.0 : Math.min(1, Math.round(1_000 * identified / rows(fields)) / 1_000.0));
            }
            fields.put("pii.lossy.recovered", true);
            fields.put("pii.recovered.run", run);
            return new Event(Action.PII_READ_ROLLUP, fields);
        }
    }
}
