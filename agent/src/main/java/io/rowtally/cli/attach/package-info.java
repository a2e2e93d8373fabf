/**
 * {@code attach}: puts the agent into a Java virtual machine that runs already. The JDK's attach interface is found by reflection,
 * since it lies in another place in each version, and what would be in the way is said before it is tried.
 */
@NullMarked
package io.rowtally.cli.attach;

import org.jspecify.annotations.NullMarked;
