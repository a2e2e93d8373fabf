package io.rowtally.runtime;

import io.rowtally.bridge.Bridge;
import io.rowtally.config.Mode;
import io.rowtally.config.SafetyConfig;
import io.rowtally.ledger.Ledger;
import io.rowtally.telemetry.Event;
import io.rowtally.telemetry.TelemetryDirectory;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Whether rows count. As long as the operator's file is there or the mode is off they do not, nor while too much waits for the agent's
 * thread, and once the agent has switched itself off never again; the time in which they did not is a gap that is told. Looked at once a second, on
 * the agent's thread.
 */
final class Switch {
    /** The agent's thread did not come to read what was counted. */
    static final String STALLED = "agent-stalled";

    private static final String KILL_FILE = "kill-file";
    private static final String MODE = "mode";
    private static final String DISABLED = "disabled";

    private final SafetyConfig config;
    private final File wanted;
    private final TelemetryDirectory directory;
    private final Ledger ledger;
    private final BornActivations born;
    private final Consumer<Event> events;
    private final Logger log;
    private @Nullable Gap gap;
    private long earlierGaps;

    /** @param wanted the log directory that the settings name, until there is one */
    Switch(
            SafetyConfig config,
            File wanted,
            TelemetryDirectory directory,
            Ledger ledger,
            BornActivations born,
            Consumer<Event> events,
            Logger log) {
        this.config = config;
        this.wanted = wanted;
        this.directory = directory;
        this.ledger = ledger;
        this.born = born;
        this.events = events;
        this.log = log;
    }

    /** A time in which nothing counts. */
    static final class Gap {
        final String reason;
        final Instant start;
        private final long nanos;
        private long length = -1;

        /** It begins now. */
        Gap(String reason) {
            this(reason, Instant.now(), System.nanoTime());
        }

        private Gap(String reason, Instant start, long nanos) {
            this.reason = reason;
            this.start = start;
            this.nanos = nanos;
        }

        /** It goes on for another reason. */
        Gap because(String other) {
            return new Gap(other, start, nanos);
        }

        /** Milliseconds until now or its end, whatever the clock on the wall was set to meanwhile. */
        long millis() {
            return length >= 0 ? length : (System.nanoTime() - nanos) / 1_000_000;
        }

        void end() {
            length = millis();
        }
    }

    /** Does as the operator's file, the mode and what waits for this thread say. */
    void follow(Mode mode) {
        noticeStall();
        String reason = killFile().exists() ? KILL_FILE : mode == Mode.OFF ? MODE : null;
        Gap now = gap;
        if (now == null) {
            if (reason != null) {
                pause(new Gap(reason), words(reason));
            }
        } else if (reason == null && born.goOn(true)) {
            resumed(now);
        } else if (reason != null && now.reason.equals(STALLED) && born.goOn(false)) {
            pause(now.because(reason), words(reason));
        } else {
            ledger.takeOffTheShortWay();
        }
    }

    /** This thread has stalled: nothing has counted since too much waited for it. */
    void noticeStall() {
        Gap stall = born.stalled();
        if (stall != null && gap == null) {
            pause(stall, "the agent's thread had stalled, " + born.bounded() + " activations wait for it");
        }
    }

    private String words(String reason) {
        return reason.equals(MODE) ? "mode=off" : killFile() + " is there";
    }

    private File killFile() {
        Path held = directory.path();
        return config.killFile(held == null ? wanted : held.toFile());
    }

    private void pause(Gap begun, String why) {
        begin(begun);
        events.accept(Life.paused(begun));
        log.warn("paused, nothing is counted since {}: {}", begun.start, why);
    }

    private void begin(Gap begun) {
        Bridge.count(false);
        ledger.takeOffTheShortWay();
        gap = begun;
    }

    private void resumed(Gap over) {
        over.end();
        earlierGaps += over.millis();
        gap = null;
        events.accept(Life.resumed(over));
        log.warn("resumed: nothing was counted for {} ms", over.millis());
    }

    /** Nothing counts any more, in this run. */
    void disable() {
        noticeStall();
        Gap now = gap;
        earlierGaps += now == null ? 0 : now.millis();
        Bridge.shut();
        begin(new Gap(DISABLED));
    }

    /** Whether nothing counts now. */
    boolean isOff() {
        return gap != null;
    }

    /** Milliseconds of this run, from its books' opening on, in which nothing counted. */
    long gapMillis() {
        Gap now = gap;
        return earlierGaps + (now == null ? 0 : now.millis());
    }
}
