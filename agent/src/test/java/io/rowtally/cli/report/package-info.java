/**
 * Tests of {@code report}: each number of the log in it, for scripts and for people.
 */
@NullMarked
package io.rowtally.cli.report;

import org.jspecify.annotations.NullMarked;
