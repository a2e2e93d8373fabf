/**
 * A JDBC driver over a table in memory that records every call made on its objects, with thread and caller. Its classes
 * are abstract here, each with only the methods that {@link io.rowtally.it.app.recording.RecordedReading} calls; the tests'
 * {@code DriverJar} makes whole class files of them, with or without the rest of JDBC.
 */
package io.rowtally.it.app.recording;
