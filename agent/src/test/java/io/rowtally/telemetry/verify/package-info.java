/** Tests of the verifier on logs that the log itself has written, whole and attacked. */
@NullMarked
package io.rowtally.telemetry.verify;

import org.jspecify.annotations.NullMarked;
