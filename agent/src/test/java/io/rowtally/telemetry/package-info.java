/** Tests of the telemetry log on real files, a real full disk and real second processes. */
@NullMarked
package io.rowtally.telemetry;

import org.jspecify.annotations.NullMarked;
