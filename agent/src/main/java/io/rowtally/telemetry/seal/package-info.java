/**
 * What makes a change of the log show: keys that only go forward ({@code EpochKey}), the seal of a line ({@code SealedLine},
 * which says what a verifier in any language has to do), the chain as the agent writes it ({@code Seal}) with its state on
 * disk ({@code SealFile}), and the key that signs digests ({@code SigningKey}). Knows nothing but the JDK; both the log, which writes, and the verifier, which reads, are built on
 * it. Nothing here runs on a thread of the application.
 */
@NullMarked
package io.rowtally.telemetry.seal;

import org.jspecify.annotations.NullMarked;
