/**
 * The bridge alone, measured by JMH: a driver whose methods do next to nothing, plain and advised, so that the difference
 * is what advice and bridge cost. {@code mvn -B -ntp verify -Pbenchmarks} runs it; its figures go into
 * {@code BENCHMARKS.md} with the others. JMH (GPL 2 with class path exception) is used here only and shipped with nothing.
 */
package io.rowtally.bench;
