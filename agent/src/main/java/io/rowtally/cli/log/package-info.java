/**
 * Reads the log that agents have written, for whichever command adds it up or hands it on: a directory's segments in their
 * order, line by line in constant memory, each event once, damaged lines named. Writes nothing, and knows nothing of what is
 * made of a line.
 */
@NullMarked
package io.rowtally.cli.log;

import org.jspecify.annotations.NullMarked;
