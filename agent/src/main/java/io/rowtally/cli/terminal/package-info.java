/**
 * What all commands speak by: the terminal with its language, width and colours, tables, the progress bar, text made fit to be
 * printed, times as people write them, and the one line that says what cannot be done. Knows no command and no log.
 */
@NullMarked
package io.rowtally.cli.terminal;

import org.jspecify.annotations.NullMarked;
