package io.rowtally.it.jvm;

import io.rowtally.it.app.jvm.Export;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** What an {@link Export} had got when it died, and when. */
final class Returned {
    private final ByteBuffer counts;

    private Returned(ByteBuffer counts) {
        this.counts = counts;
    }

    static Returned in(Path file) throws IOException {
        return new Returned(ByteBuffer.wrap(Files.readAllBytes(file)));
    }

    long rows() {
        return counts.getLong(0);
    }

    /** Milliseconds before its last row at which it had got so many. */
    long since(long rows) {
        int last = 0;
        int reached = 0;
        for (int step = 0; step < Export.STEPS; step++) {
            long then = counts.getLong(8 * (1 + step));
            last = then > 0 ? step : last;
            reached = then > 0 && then <= rows ? step : reached;
        }
        return (long) (last - reached) * Export.STEP;
    }
}
