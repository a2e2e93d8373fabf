package io.rowtally.cli.export;

import io.rowtally.cli.log.LogLine;
import java.io.IOException;
import java.io.PrintWriter;

/** A form in which other tools read events. */
interface ExportFormat {
    /** Writes what stands before the first event. */
    default void begin(PrintWriter out) {}

    /** Whether events of this {@code event.action} are wanted where the operator has named none. */
    default boolean wants(String action) {
        return !action.equals("pii-read-rollup");
    }

    /** Writes one event with the end of its line. */
    void write(LogLine line, PrintWriter out) throws IOException;
}
