/**
 * The benchmarks' other side: starts the programs of the same package with and without agents, in turn, and writes what
 * they cost into {@code BENCHMARKS.md} and the README. Run by {@code mvn -B -ntp verify -Pbenchmarks}; reports, never fails
 * for being slow.
 */
package io.rowtally.it.bench;
