/**
 * Tests of {@code export}: one for each form, on a log of all events that the agent itself has written ({@code ExportedLog}).
 */
@NullMarked
package io.rowtally.cli.export;

import org.jspecify.annotations.NullMarked;
