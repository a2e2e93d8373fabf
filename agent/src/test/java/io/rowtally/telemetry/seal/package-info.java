/** Tests of keys and seals against published vectors and against what another language made of the same bytes. */
@NullMarked
package io.rowtally.telemetry.seal;

import org.jspecify.annotations.NullMarked;
