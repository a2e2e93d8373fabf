package io.rowtally.telemetry;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a crash journal holds into lines of the log, each once. Whether a line is there already is told by the log itself: the run
 * may have died while it wrote them, and a recovery before this one too. So nothing has to be written
 * down between two lines, and a recovery may be cut off anywhere and begun again.
 */
final class Recovery {
    private final JournalContent content;
    /** How often what a line says stands in the log, of lines behind those that the journal has nothing of. */
    private final Map<String, Integer> there = new HashMap<>();

    private boolean begunBefore;
    private boolean told;
    /** Whether the run has ended with a word: then it has left nothing out. */
    private boolean stopped;

    private long lines;
    private long rows;

    private Recovery(JournalContent content) {
        this.content = content;
    }

    /**
     * Appends what is missing, and an event that tells of it. Where the log keeps some in memory, this is to be done again once
     * it does not.
     */
    static Recovery of(JournalContent content, Path directory, TelemetryLog log) throws IOException {
        Recovery recovery = new Recovery(content);
        recovery.lookInto(directory);
        recovery.append(directory, log);
        return recovery;
    }

    /** Lines that were appended. */
    long lines() {
        return lines;
    }

    /** Their {@code rows.fetched}. */
    long rows() {
        return rows;
    }

    private void append(Path directory, TelemetryLog log) throws IOException {
        for (byte[] live : content.live.values()) {
            Fields fields = OwnFields.parse(live);
            if (took(OwnFields.fingerprint(fields))) {
                continue;
            }
            fields.put("event.end", Timestamps.text(content.until));
            fields.put("pii.lossy.recovered", true);
            fields.put("pii.recovered.run", content.run);
            log.append(new Event(Action.PII_READ, fields));
            Object fetched = fields.at("pii.rows.fetched");
            rows += fetched instanceof Long ? (Long) fetched : 0;
            lines++;
        }
        if (lines > 0 || !told && (begunBefore || content.torn)) {
            Event.Builder event = Event.of(Action.RECOVERED)
                    .put("pii.recovered.run", content.run)
                    .put("pii.recovered.lines", lines)
                    .put("pii.recovered.rows", rows)
                    .put("pii.recovered.until", content.until)
                    .put("pii.recovered.torn", content.torn);
            log.append(event.build());
        }
        if (!stopped && log.waitingLines() == 0) {
            for (Event rollup : MissedRollups.of(content.run, directory, content.until)) {
                log.append(rollup);
            }
        }
    }

    private boolean took(String fingerprint) {
        Integer count = there.get(fingerprint);
        if (count == null || count == 0) {
            return false;
        }
        there.put(fingerprint, count - 1);
        return true;
    }

    /** Newest segment first, back to the line that the journal names or to its day. */
    private void lookInto(Path directory) throws IOException {
        List<Path> segments = new ArrayList<>();
        for (SegmentName rolled : SegmentName.rolledIn(directory)) {
            if (!rolled.day().isBefore(Timestamps.day(content.begun))) {
                segments.add(rolled.path());
            }
        }
        segments.add(directory.resolve(SegmentName.CURRENT));
        for (int i = segments.size() - 1; i >= 0 && !look(segments.get(i)); i--) {
            // the one before it
        }
    }

    private boolean look(Path segment) throws IOException {
        boolean reached = false;
        try (BufferedReader reader = reader(segment)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.contains(content.run)) {
                    Fields fields = fields(line);
                    reached |= fields != null && take(fields);
                }
            }
        } catch (NoSuchFileException e) {
            return false;
        }
        return reached;
    }

    /** Whether that is a line of the run from before what the journal has. */
    private boolean take(Fields line) {
        Object action = line.at("event.action");
        Object sequence = line.at("event.sequence");
        boolean itsOwn = content.run.equals(line.at("agent.ephemeral_id"));
        stopped |= itsOwn && Action.AGENT_STOP.wireName().equals(action);
        if (itsOwn && sequence instanceof Long && (Long) sequence <= content.base) {
            return true;
        }
        if (!itsOwn && !content.run.equals(line.at("pii.recovered.run"))) {
            return false;
        }
        if (Action.PII_READ.wireName().equals(action)) {
            begunBefore |= !itsOwn;
            String fingerprint = OwnFields.fingerprint(line);
            Integer count = there.get(fingerprint);
            there.put(fingerprint, count == null ? 1 : count + 1);
        } else if (Action.RECOVERED.wireName().equals(action)) {
            told = true;
        }
        return false;
    }

    /** A torn last line is none. */
    private static @Nullable Fields fields(String line) {
        try {
            return OwnFields.parse(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    private static BufferedReader reader(Path segment) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(segment), 64 * 1024);
        return new BufferedReader(new InputStreamReader(SegmentName.unpacked(segment, in), StandardCharsets.UTF_8));
    }
}
