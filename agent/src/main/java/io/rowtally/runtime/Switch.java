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
 * Whether rows count. As long as the operator's file is there or the mode is off they do not, and once the agent has switched itself off never again;
 * the time in which they did not is a gap that is told. Looked at once a second, on the agent's thread.
 */
final class Switch {
    private static final String KILL_FILE = "kill-file";
    private static final String MODE = "mode";
    private static final String DISABLED = "disabled";

    private final SafetyConfig config;
    private final File wanted;
    private final TelemetryDirectory directory;
    private final Ledger ledger;
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
            Consumer<Event> events,
            Logger log) {
        this.config = config;
        this.wanted = wanted;
        this.directory = directory;
        this.ledger = ledger;
        this.events = events;
        this.log = log;
    }

    /** A time in which nothing counts. */
    static final class Gap {
        final String reason;
        final Instant start = Instant.now();
        private final long nanos = System.nanoTime();
        private long length = -1;

        Gap(String reason) {
            this.reason = reason;
        }

        /** Milliseconds until now or its end, whatever the clock on the wall was set to meanwhile. */
        long millis() {
            return length >= 0 ? length : (System.nanoTime() - nanos) / 1_000_000;
        }

        void end() {
            length = millis();
        }
    }

    /** Does as the operator's file and the mode say. */
    void follow(Mode mode) {
        String reason = killFile().exists() ? KILL_FILE : mode == Mode.OFF ? MODE : null;
        Gap now = gap;
        if (now == null && reason != null) {
            pause(reason);
        } else if (now != null && reason == null) {
            resume(now);
        } else if (now != null) {
            ledger.takeOffTheShortWay();
        }
    }

    private File killFile() {
        Path held = directory.path();
        return config.killFile(held == null ? wanted : held.toFile());
    }

    private void pause(String reason) {
        Gap begun = begin(reason);
        events.accept(Life.paused(begun));
        log.warn("paused, nothing is counted: {}", reason.equals(MODE) ? "mode=off" : killFile() + " is there");
    }

    private Gap begin(String reason) {
        Bridge.count(false);
        ledger.takeOffTheShortWay();
        Gap begun = new Gap(reason);
        gap = begun;
        return begun;
    }

    private void resume(Gap over) {
        Bridge.count(true);
        over.end();
        earlierGaps += over.millis();
        gap = null;
        events.accept(Life.resumed(over));
        log.warn("resumed: nothing was counted for {} ms", over.millis());
    }

    /** Nothing counts any more, in this run. */
    void disable() {
        Gap now = gap;
        earlierGaps += now == null ? 0 : now.millis();
        Bridge.shut();
        begin(DISABLED);
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
