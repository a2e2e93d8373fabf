/**
 * What is in the folder {@code samples}, held against the schema of events and the names of the log's files. rsyslog and the grammar
 * of LogQL are there as real programs in {@code .ci/samples}; of the others no program can be had here.
 */
package io.rowtally.samples;
