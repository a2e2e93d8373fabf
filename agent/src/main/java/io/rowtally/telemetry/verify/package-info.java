/**
 * Whether a log is as the agent wrote it: {@code Verifier} walks through a directory's segments line by line in constant memory,
 * {@code Chain} holds each line against the ones before, {@code DigestWalk} against the hourly digests, {@code Expiries} what lines say of segments that have expired, {@code Findings} are what came out. Runs on the command line only,
 * changes nothing, and needs nothing of the agent but what a line and its seal are.
 */
@NullMarked
package io.rowtally.telemetry.verify;

import org.jspecify.annotations.NullMarked;
