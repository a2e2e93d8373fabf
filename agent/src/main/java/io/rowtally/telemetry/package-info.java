/**
 * The telemetry log: what an event is, its line of JSON, and the files that keep it. A line goes one way: an
 * {@link io.rowtally.telemetry.Event} is stamped with time and sequence and becomes bytes ({@code EventJson}), joins the
 * {@code Backlog}, and leaves it only when {@code Segments} has it whole in {@code telemetry.jsonl}. A line is
 * sealed ({@link io.rowtally.telemetry.seal}) as it is written, not before: only then is the directory known whose chain it joins,
 * and how far that has come. {@code integrity} is the last member of the line. {@link io.rowtally.telemetry.verify} reads it all again. Everything else runs on threads of the
 * agent; the package starts none of its own. {@link io.rowtally.telemetry.AgentLog} is the agent's own diagnostics, never
 * telemetry.
 */
@NullMarked
package io.rowtally.telemetry;

import org.jspecify.annotations.NullMarked;
