/**
 * All that the application's own loaders can see of the agent: the entry points and the loader of everything else. JDK
 * only; no lambda, logging, NIO or JMX, since this runs before the application's own {@code main}.
 */
@NullMarked
package io.rowtally.launcher;

import org.jspecify.annotations.NullMarked;
