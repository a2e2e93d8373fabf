package io.rowtally.runtime;

import io.rowtally.config.LogConfig;
import io.rowtally.config.Mode;
import io.rowtally.config.Settings;
import io.rowtally.telemetry.AgentLog;
import io.rowtally.telemetry.CrashJournal;
import io.rowtally.telemetry.LogSettings;
import io.rowtally.telemetry.Source;
import io.rowtally.telemetry.TelemetryDirectory;
import io.rowtally.telemetry.TelemetryLog;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;

/** What the agent writes to, opened together: the directory, the telemetry log in it and the diagnostics beside it. */
final class Output {
    final TelemetryDirectory directory;
    final AgentLog agentLog;
    final Logger log;
    final TelemetryLog telemetry;
    private final LogSettings limits;
    private final Source source;
    private boolean inTrouble;

    private Output(Settings settings) {
        LogConfig config = settings.log();
        agentLog = AgentLog.holding();
        log = agentLog.logger("rowtally");
        directory = TelemetryDirectory.open(config.directory().toPath(), this::trouble);
        agentLog.attach(directory);
        limits = LogSettings.in(config.directory().toPath())
                .segmentBytes(config.segmentBytes())
                .retention(Duration.ofDays(config.retentionDays()))
                .totalBytes(config.totalBytes())
                .keptRetention(Duration.ofDays(config.keptDays()))
                .keptBytes(config.keptBytes())
                .freeFloorBytes(config.freeBytes());
        source = Source.of(
                Version.TEXT, settings.service().agentId(), settings.service().name(), Instant.now());
        telemetry = TelemetryLog.open(directory, limits, source, Clock.systemUTC(), this::trouble);
    }

    static Output open(Settings settings) {
        return new Output(settings);
    }

    /** The crash journal, which has names. */
    CrashJournal journal(Settings settings) {
        return new CrashJournal(
                directory, telemetry, limits, source, settings.log().journalSyncMillis(), this::say);
    }

    /** One clear line for the operator, on standard error and in the agent's log. */
    void say(String problem) {
        Settled.line("rowtally: " + problem);
        log.warn(problem);
    }

    /** Trouble with the log: its first line goes to the operator, what follows from it to the agent's log alone. */
    private void trouble(String problem) {
        if (inTrouble) {
            log.warn(problem);
        } else {
            inTrouble = true;
            say(problem);
        }
    }

    /** The log is well again: the next trouble is news. */
    void wellAgain() {
        inTrouble = false;
    }

    void banner(Settings settings) {
        Path path = directory.path();
        String mode = settings.mode() == Mode.DRY_RUN ? " (dry run: no names are written)" : "";
        String text = "rowtally " + Version.TEXT + ": counting who reads personal data" + mode + ", log in "
                + (path == null
                        ? settings.log().directory().getAbsoluteFile() + " as soon as it can be written"
                        : path);
        log.info(text);
        if (settings.banner()) {
            Settled.line(text);
        }
    }
}
