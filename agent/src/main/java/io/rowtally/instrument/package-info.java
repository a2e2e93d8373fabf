/**
 * How classes of drivers and servers get their advice: the transformer that the JVM calls, and the agent's side of the
 * bridge's door. {@code weave} reads and changes class files, {@code jdbc}, {@code servlet} and {@code security} say which methods.
 */
@NullMarked
package io.rowtally.instrument;

import org.jspecify.annotations.NullMarked;
