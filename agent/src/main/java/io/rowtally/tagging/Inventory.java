package io.rowtally.tagging;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The tags in force: columns that hold personal data, surely or probably. Confined to one thread of the agent, which
 * owns it; it reads and writes no file, but renders to and parses from the text of {@code inventory.tsv}, so that it
 * survives a restart.
 *
 * <p>The same column is offered by many shapes, some of which show less of its table than others. Within a run a verdict
 * by name therefore only grows: a weaker one of the same column changes nothing; one that has seen more values counts whatever it
 * says. A row from a previous run gives way to
 * the first verdict of this one. A rule of the operator acts at once, and so does its removal.
 */
public final class Inventory {
    /** The most rows that are kept. */
    public static final int MAX_ROWS = 100_000;

    /** The most columns that are not in it, of which it is known how often they were read. */
    private static final int MAX_OTHERS = 20_000;

    private final TreeMap<InventoryKey, Entry> rows = new TreeMap<>();
    /** What was read of columns that are not in it: a verdict that comes late says so. */
    private final Map<InventoryKey, AtomicLong> others = new HashMap<>();

    private final int cap;
    private final Clock clock;
    private long refused;

    public Inventory() {
        this(MAX_ROWS, Clock.systemUTC());
    }

    Inventory(int cap, Clock clock) {
        this.cap = cap;
        this.clock = clock;
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
        boolean kept = tag.tagged() || tag.probable() || tag.masked();
        if (old == null) {
            return kept ? add(key, tag) : Change.UNCHANGED;
        }
        boolean ruled = tag.taggedBy().equals("rule") || old.tag.taggedBy().equals("rule");
        boolean weaker = !kept || tag.confidence() <= old.tag.confidence();
        int more = Integer.compare(tag.sampled(), old.tag.sampled());
        if (!ruled && old.confirmed && (more < 0 || more == 0 && weaker)) {
            return Change.UNCHANGED;
        }
        if (kept) {
            rows.put(key, old.confirmed(tag));
        } else {
            rows.remove(key);
            others.put(key, old.reads);
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
        AtomicLong before = others.remove(key);
        rows.put(key, new Entry(tag, true, clock.instant(), before == null ? new AtomicLong() : before));
        return Change.NEW;
    }

    private static boolean same(ColumnTag a, ColumnTag b) {
        return a.category() == b.category()
                && a.tagged() == b.tagged()
                && a.masked() == b.masked()
                && a.taggedBy().equals(b.taggedBy())
                && Objects.equals(a.table(), b.table());
    }

    /**
     * What counts the cells that are read of a column, in the inventory or not, for whoever reads them to add to.
     *
     * @return null where there are too many columns
     */
    public @Nullable AtomicLong reads(String dbSystem, @Nullable String namespace, ColumnTag tag) {
        InventoryKey key = InventoryKey.of(dbSystem, namespace, tag);
        Entry entry = rows.get(key);
        if (entry != null) {
            return entry.reads;
        }
        AtomicLong other = others.get(key);
        if (other == null && others.size() < MAX_OTHERS) {
            other = new AtomicLong();
            others.put(key, other);
        }
        return other;
    }

    /** Cells read of all columns that are in it. */
    public long reads() {
        long reads = 0;
        for (Entry entry : rows.values()) {
            reads += entry.reads.get();
        }
        return reads;
    }

    /** The tags in force. */
    public List<ColumnTag> tags() {
        List<ColumnTag> tags = new ArrayList<>(rows.size());
        for (Entry entry : rows.values()) {
            tags.add(entry.tag);
        }
        return tags;
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
            Entry entry = row.getValue();
            InventoryText.append(text, row.getKey(), entry.tag, entry.firstSeen, entry.reads.get());
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
        InventoryText.parse(text, inventory.clock.instant(), problems, (key, tag, firstSeen, reads) -> {
            if (inventory.rows.size() < inventory.cap) {
                inventory.rows.put(key, new Entry(tag, false, firstSeen, new AtomicLong(reads)));
            } else {
                inventory.refused++;
            }
        });
        return inventory;
    }

    /** A tag, whether a verdict of this run has confirmed it, and how much was read since there was one. */
    private static final class Entry {
        final ColumnTag tag;
        final boolean confirmed;
        final Instant firstSeen;
        final AtomicLong reads;

        Entry(ColumnTag tag, boolean confirmed, Instant firstSeen, AtomicLong reads) {
            this.tag = tag;
            this.confirmed = confirmed;
            this.firstSeen = firstSeen;
            this.reads = reads;
        }

        Entry confirmed(ColumnTag newTag) {
            return new Entry(newTag, true, firstSeen, reads);
        }
    }
}
