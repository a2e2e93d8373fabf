package io.rowtally.cli;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The time that a command is asked about. */
final class Period {
    final @Nullable Instant from;
    final @Nullable Instant to;

    /**
     * @param from its beginning, itself in; null for no limit
     * @param to its end, itself out; null for no limit
     */
    Period(@Nullable Instant from, @Nullable Instant to) {
        this.from = from;
        this.to = to;
    }

    /** Whether it has this moment; one that is not known only where there are no limits. */
    boolean has(@Nullable Instant moment) {
        boolean early = from != null && (moment == null || moment.isBefore(from));
        boolean late = to != null && (moment == null || !moment.isBefore(to));
        return !early && !late;
    }
}
