package io.rowtally.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How much the agent does. */
public enum Mode {
    /** Counts and writes every event. */
    MONITOR("monitor"),
    /** Counts, but writes health events only: for measuring what it costs and finds before people's names are logged. */
    DRY_RUN("dry-run"),
    /** Transforms no class and writes nothing. */
    OFF("off");

    private final String text;

    Mode(String text) {
        this.text = text;
    }

    /** The word by which operators set it. */
    public String text() {
        return text;
    }

    static Mode read(Sources sources, Problems problems) {
        return read(sources.get(Key.MODE), problems);
    }

    static Mode read(@Nullable Given given, Problems problems) {
        if (given == null) {
            return MONITOR;
        }
        String word = given.value.toLowerCase(Locale.ROOT);
        for (Mode mode : values()) {
            if (mode.text.equals(word)) {
                return mode;
            }
        }
        problems.stayOff(given.origin, "mode=" + Problem.quote(given.value) + " is not monitor, dry-run or off");
        return OFF;
    }
}
