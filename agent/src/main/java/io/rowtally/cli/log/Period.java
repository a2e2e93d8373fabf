package io.rowtally.cli.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The time that a command is asked about. */
public final class Period {
    private final @Nullable Instant from;
    private final @Nullable Instant to;

    /**
     * @param from its beginning, itself in; null for no limit
     * @param to its end, itself out; null for no limit
     */
    public Period(@Nullable Instant from, @Nullable Instant to) {
        this.from = from;
        this.to = to;
    }

    /** Whether it has this moment; one that is not known only where there are no limits. */
    public boolean has(@Nullable Instant moment) {
        boolean early = from != null && (moment == null || moment.isBefore(from));
        boolean late = to != null && (moment == null || !moment.isBefore(to));
        return !early && !late;
    }

    /** Whether it is over before this moment; before one that is not known too, but never where it has no end. */
    public boolean endsBefore(@Nullable Instant moment) {
        return to != null && (moment == null || moment.isAfter(to));
    }
}
