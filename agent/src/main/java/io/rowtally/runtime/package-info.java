/**
 * Puts the agent's parts together inside the target JVM: what premain calls, the agent's side of the bridge's door, and
 * the agent's thread. Nothing is decided here that one of the parts could decide.
 */
@NullMarked
package io.rowtally.runtime;

import org.jspecify.annotations.NullMarked;
