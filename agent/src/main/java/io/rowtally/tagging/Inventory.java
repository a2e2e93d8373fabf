package io.rowtally.tagging;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tags in force: columns that hold personal data, surely or probably. Confined to one thread of the agent, which
 * owns it; it reads and writes no file, but renders to and parses from the text of {@code inventory.tsv}, so that it
 * survives a restart.
 *
 * <p>The same column is offered by many shapes, some of which show less of its table than others. Within a run a verdict
 * by name therefore only grows: a weaker one of the same column changes nothing. A row from a previous run gives way to
 * the first verdict of this one. A rule of the operator acts at once, and so does its removal.
 */
public final class Inventory {
    /** The most rows that are kept. */
    public static final int MAX_ROWS = 100_000;

    private final TreeMap<InventoryKey, Entry> rows = new TreeMap<>();
    private final int cap;
    private long refused;

    public Inventory() {
        this(MAX_ROWS);
    }

    Inventory(int cap) {
        this.cap = cap;
    }

    /**
     * Takes note of a verdict.
     *
     * @param dbSystem as in {@code db.system.name}
     * @param namespace as in {@code db.namespace}; null = not known
     */
    public Change offer(String dbSystem, @Nullable String namespace, ColumnTag tag) {
        InventoryKey key = InventoryKey.of(dbSystem, namespace, tag);
        Entry old = rows.get(key);
        boolean kept = tag.tagged() || tag.probable();
        if (old == null) {
            return kept ? add(key, tag) : Change.UNCHANGED;
        }
        boolean ruled = tag.taggedBy().equals("rule") || old.tag.taggedBy().equals("rule");
        boolean weaker = !kept || tag.confidence() <= old.tag.confidence();
        if (!ruled && old.confirmed && weaker) {
            return Change.UNCHANGED;
        }
        if (kept) {
            rows.put(key, new Entry(tag, true));
        } else {
            rows.remove(key);
        }
        if (same(old.tag, tag)) {
            return Change.UNCHANGED;
        }
        return Change.from(old.tag);
    }

    private Change add(InventoryKey key, ColumnTag tag) {
        if (rows.size() >= cap) {
            refused++;
            return Change.REFUSED;
        }
        rows.put(key, new Entry(tag, true));
        return Change.NEW;
    }

    private static boolean same(ColumnTag a, ColumnTag b) {
        return a.category() == b.category()
                && a.tagged() == b.tagged()
                && a.taggedBy().equals(b.taggedBy())
                && Objects.equals(a.table(), b.table());
    }

    public int size() {
        return rows.size();
    }

    /** How many offers found no room since the start. */
    public long refused() {
        return refused;
    }

    /** The text of {@code inventory.tsv}: a header and a line per column, sorted by system, namespace, table, column. */
    public String render() {
        StringBuilder text = new StringBuilder(InventoryText.HEADER).append('\n');
        for (Map.Entry<InventoryKey, Entry> row : rows.entrySet()) {
            InventoryText.append(text, row.getKey(), row.getValue().tag);
        }
        return text.toString();
    }

    /**
     * Reads what {@link #render} wrote.
     *
     * @param problems gets one line for each line that cannot be understood and is left out
     */
    public static Inventory parse(String text, List<String> problems) {
        Inventory inventory = new Inventory();
        InventoryText.parse(text, problems, (key, tag) -> {
            if (inventory.rows.size() < inventory.cap) {
                inventory.rows.put(key, new Entry(tag, false));
            } else {
                inventory.refused++;
            }
        });
        return inventory;
    }

    /** A tag and whether a verdict of this run has confirmed it. */
    private static final class Entry {
        final ColumnTag tag;
        final boolean confirmed;

        Entry(ColumnTag tag, boolean confirmed) {
            this.tag = tag;
            this.confirmed = confirmed;
        }
    }
}
