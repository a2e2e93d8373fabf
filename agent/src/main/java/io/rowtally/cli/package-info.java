/**
 * The command line in the agent's own jar, {@code java -jar rowtally-agent.jar COMMAND}: which commands there are, what becomes
 * of their failures, and those that need one class. The larger ones have rooms of their own, each of which shows its command
 * alone: {@code report}, {@code export}, {@code columns}, {@code attach}. They read logs by {@code log} and speak by
 * {@code terminal}. Reads what agents have written; never touches a class of the bridge, nor anything that works inside a
 * target JVM.
 */
@NullMarked
package io.rowtally.cli;

import org.jspecify.annotations.NullMarked;
