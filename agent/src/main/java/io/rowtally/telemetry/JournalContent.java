package io.rowtally.telemetry;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a crash journal holds, as {@link JournalFile#read} finds it. */
final class JournalContent {
    /** {@code agent.ephemeral_id} of the run that wrote it. */
    final String run;
    /** Lines of that run up to this number have nothing of what is here. */
    final long base;
    /** When the generation was begun, by the system's clock. */
    final Instant begun;
    /** The events that were in no line yet when the journal was written last, by their numbers. */
    final Map<Integer, byte[]> live = new LinkedHashMap<>();
    /** {@code agent.id} and {@code service.name} of the run, as fields; null where they are not there. */
    byte @Nullable [] source;
    /** When the journal was written last. */
    Instant until;
    /** Whether a write was cut in two: what it brought is missing, what was there before is whole. */
    boolean torn;

    JournalContent(String run, long base, Instant begun) {
        this.run = run;
        this.base = base;
        this.begun = begun;
        this.until = begun;
    }
}
