/**
 * Which columns a database has and which of them hold personal data: {@code inventory} writes them down from the dictionary, by
 * the operator's own driver, {@code classify} has them tagged as the agent would, without one.
 */
@NullMarked
package io.rowtally.cli.columns;

import org.jspecify.annotations.NullMarked;
