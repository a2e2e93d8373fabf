/**
 * The command line in the agent's own jar: {@code java -jar rowtally-agent.jar COMMAND}. Reads what agents have written;
 * never touches a class of the bridge, nor anything that works inside a target JVM.
 */
@NullMarked
package io.rowtally.cli;

import org.jspecify.annotations.NullMarked;
