package io.rowtally.telemetry;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a run that has died left in its crash journal, taken into its log by another process than the next run. Used by the command line. */
public final class DeadRun {
    /** How it went. */
    public enum Outcome {
        /** There is no journal, or everything in it is in the log. */
        NOTHING,
        /** It is in the log now. */
        RECOVERED,
        /** The process lives: what it has counted it writes itself. */
        ALIVE,
        /** The journal cannot be read. */
        UNREADABLE,
        /** The log cannot be written; nothing is lost, and it can be tried again. */
        UNWRITTEN
    }

    private final Outcome outcome;
    private final long lines;
    private final long rows;

    private DeadRun(Outcome outcome, long lines, long rows) {
        this.outcome = outcome;
        this.lines = lines;
        this.rows = rows;
    }

    /**
     * Writes the lines and empties the journal.
     *
     * @param problems takes a line for each thing that the operator should know
     * @throws IOException if the directory cannot be looked into
     */
    public static DeadRun recover(Path log, String version, Consumer<String> problems) throws IOException {
        Path path = log.resolve("state").resolve(CrashJournal.NAME);
        if (JournalFile.needs(path) > 0) {
            return new DeadRun(Outcome.NOTHING, 0, 0);
        }
        TelemetryDirectory directory = TelemetryDirectory.ofDeadRun(log, problems);
        if (directory == null) {
            return new DeadRun(Outcome.ALIVE, 0, 0);
        }
        try {
            JournalContent content = JournalFile.read(path);
            return content == null || content.live.isEmpty()
                    ? new DeadRun(Outcome.NOTHING, 0, 0)
                    : recover(content, path, directory, version, problems);
        } catch (EOFException e) {
            problems.accept(String.valueOf(e.getMessage()));
            return new DeadRun(Outcome.UNREADABLE, 0, 0);
        } finally {
            directory.close();
        }
    }

    private static DeadRun recover(
            JournalContent content, Path path, TelemetryDirectory directory, String version, Consumer<String> problems)
            throws IOException {
        Source source = source(content, version);
        Path home = directory.claimed();
        // whoever calls this wants these lines; what has to stay free is the application's setting, which is not known
        // here
        LogSettings settings = LogSettings.in(home).freeFloorBytes(0);
        try (TelemetryLog log = TelemetryLog.open(directory, settings, source, Clock.systemUTC(), problems)) {
            Recovery recovery = Recovery.of(content, home, log);
            if (!log.sync()) {
                return new DeadRun(Outcome.UNWRITTEN, 0, 0);
            }
            try (JournalFile journal = JournalFile.open(path)) {
                journal.begin(source.ephemeralId(), log.sequence(), System.currentTimeMillis());
                journal.commit(System.currentTimeMillis());
                journal.sync();
            }
            Outcome outcome = recovery.lines() == 0 ? Outcome.NOTHING : Outcome.RECOVERED;
            return new DeadRun(outcome, recovery.lines(), recovery.rows());
        }
    }

    /** The lines are the dead run's node and service's, by a run of their own. */
    private static Source source(JournalContent content, String version) throws IOException {
        byte[] told = content.source;
        Fields fields = told == null ? new Fields() : OwnFields.parse(told);
        return Source.of(version, text(fields.at("pii.agent.id")), text(fields.at("pii.service.name")), Instant.now());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String ? (String) value : null;
    }

    public Outcome outcome() {
        return outcome;
    }

    /** Lines that are in the log now and were not before. */
    public long lines() {
        return lines;
    }

    /** Their {@code rows.fetched}. */
    public long rows() {
        return rows;
    }
}
