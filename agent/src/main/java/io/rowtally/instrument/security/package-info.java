/**
 * Where security frameworks keep the user: what they hold is noted when the application's own calls hand it in or out, and
 * nothing is asked of them. Their classes are told by name; none is on the agent's class path.
 */
@NullMarked
package io.rowtally.instrument.security;

import org.jspecify.annotations.NullMarked;
