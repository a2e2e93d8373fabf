/**
 * Tests of the command line as its callers see it: arguments in, text and exit code out, on real files ({@code Run}). Here are
 * those of what all commands share and of the small ones; the larger ones' are in their rooms.
 */
@NullMarked
package io.rowtally.cli;

import org.jspecify.annotations.NullMarked;
