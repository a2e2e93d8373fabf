/**
 * What is measured: small programs that do the same work with an agent and without one, each in a JVM of its own, and
 * print what an operation cost. The side that starts them in turn and compares is in the tests.
 */
package io.rowtally.it.bench;
