/**
 * {@code report}: who has read how much of whose data. Lines are added up by user and by address, persons by their sketches,
 * and shown as a table or as JSON, with how the users were found and which settings would find more.
 */
@NullMarked
package io.rowtally.cli.report;

import org.jspecify.annotations.NullMarked;
