package io.rowtally.tagging.lineage;

import org.jspecify.annotations.Nullable;

/** Answers which columns a table is known to have; false where nothing is known. */
public interface KnownColumns {
    boolean has(@Nullable String schema, String table, String column);
}
