/**
 * How many different persons, without keeping who: a keyed hash of what identifies a person, and a sketch of such hashes that can
 * be united with others. JDK only; knows no other room. Hashes are made by applications' threads, sketches belong to the agent's
 * thread or to the command line.
 */
@NullMarked
package io.rowtally.sketch;

import org.jspecify.annotations.NullMarked;
