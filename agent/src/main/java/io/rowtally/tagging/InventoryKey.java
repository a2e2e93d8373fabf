package io.rowtally.tagging;

import org.jspecify.annotations.Nullable;

/** One column of one database: by table and column where the origin is known, by label otherwise. Immutable. */
final class InventoryKey implements Comparable<InventoryKey> {
    final String system;
    final String namespace;
    final String table;
    final String column;
    /** Empty where the column is known: its labels differ from shape to shape. */
    final String label;

    private InventoryKey(String system, String namespace, String table, String column, String label) {
        this.system = system;
        this.namespace = namespace;
        this.table = table;
        this.column = column;
        this.label = label;
    }

    static InventoryKey of(String system, @Nullable String namespace, ColumnTag tag) {
        String table = orEmpty(tag.table());
        String column = orEmpty(tag.column());
        return new InventoryKey(system, orEmpty(namespace), table, column, column.isEmpty() ? tag.label() : "");
    }

    private static String orEmpty(@Nullable String s) {
        return s == null ? "" : s;
    }

    @Override
    public int compareTo(InventoryKey o) {
        int c = system.compareTo(o.system);
        c = c != 0 ? c : namespace.compareTo(o.namespace);
        c = c != 0 ? c : table.compareTo(o.table);
        c = c != 0 ? c : column.compareTo(o.column);
        return c != 0 ? c : label.compareTo(o.label);
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof InventoryKey && compareTo((InventoryKey) o) == 0;
    }

    @Override
    public int hashCode() {
        return ((table.hashCode() * 31 + column.hashCode()) * 31 + label.hashCode()) * 31 + namespace.hashCode();
    }
}
