package io.rowtally.tagging;

import org.jspecify.annotations.Nullable;

/** Answers which columns a table is known to have; false where nothing is known. */
interface KnownColumns {
    boolean has(@Nullable String schema, String table, String column);
}
