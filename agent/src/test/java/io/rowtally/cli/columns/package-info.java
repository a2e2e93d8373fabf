/**
 * Tests of {@code inventory} and {@code classify}, on a real database and on files as people write them.
 */
@NullMarked
package io.rowtally.cli.columns;

import org.jspecify.annotations.NullMarked;
