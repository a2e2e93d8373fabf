/** Tests of the command line as its callers see it: arguments in, text and exit code out, on real files. */
@NullMarked
package io.rowtally.cli;

import org.jspecify.annotations.NullMarked;
