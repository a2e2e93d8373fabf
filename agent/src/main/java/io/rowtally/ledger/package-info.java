/**
 * Cells drained into tallies, one per actor, database and interval, and tallies into events. All of it belongs to one
 * agent thread; nothing here is called by the application.
 */
@NullMarked
package io.rowtally.ledger;

import org.jspecify.annotations.NullMarked;
