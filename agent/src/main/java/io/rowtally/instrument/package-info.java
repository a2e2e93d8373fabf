/**
 * How classes of drivers, servers and pools get their advice: the transformer that the JVM calls, and who has to be advised later
 * or anew. {@code weave} reads and changes class files; {@code jdbc}, {@code servlet}, {@code security}, {@code work} and {@code
 * concurrent} say which methods.
 */
@NullMarked
package io.rowtally.instrument;

import org.jspecify.annotations.NullMarked;
