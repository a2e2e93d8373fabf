/**
 * Where work goes from one thread to another: the pools, timers and threads of the JDK, and copies of its pools in containers.
 * A task keeps the scope that it was handed over in, and a thread that runs it is in that scope meanwhile.
 */
@NullMarked
package io.rowtally.instrument.concurrent;

import org.jspecify.annotations.NullMarked;
