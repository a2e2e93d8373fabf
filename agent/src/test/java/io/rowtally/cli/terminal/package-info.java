/**
 * Tests of what is printed where: pipes, wide characters, the progress bar.
 */
@NullMarked
package io.rowtally.cli.terminal;

import org.jspecify.annotations.NullMarked;
