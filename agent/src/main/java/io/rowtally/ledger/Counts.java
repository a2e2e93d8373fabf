package io.rowtally.ledger;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Sums by name, of categories or tables: a few names to which is added with each request. Open addressing, since a node and a boxed number for
 * each sum took the agent's thread most of its time. Its owner's thread only.
 */
final class Counts {
    private static final int FEWEST = 8;

    private @Nullable String[] names = new String[0];
    private long[] sums = new long[0];
    private int size;

    void add(String name, long amount) {
        if (2 * (size + 1) > names.length) {
            grow();
        }
        int slot = slot(name);
        if (names[slot] == null) {
            names[slot] = name;
            size++;
        }
        sums[slot] += amount;
    }

    void add(Counts other) {
        for (int i = 0; i < other.names.length; i++) {
            String name = other.names[i];
            if (name != null) {
                add(name, other.sums[i]);
            }
        }
    }

    /** Where a name is, or is to be. At most half of the slots are taken. */
    private int slot(String name) {
        int hash = name.hashCode();
        int slot = (hash ^ hash >>> 16) & names.length - 1;
        for (String there = names[slot]; there != null && !there.equals(name); there = names[slot]) {
            slot = slot + 1 & names.length - 1;
        }
        return slot;
    }

    private void grow() {
        @Nullable String[] before = names;
        long[] values = sums;
        names = new String[Math.max(FEWEST, 2 * before.length)];
        sums = new long[names.length];
        for (int i = 0; i < before.length; i++) {
            String name = before[i];
            if (name != null) {
                int slot = slot(name);
                names[slot] = name;
                sums[slot] = values[i];
            }
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The sums as they are now, in the order of their names. */
    Map<String, Long> sorted() {
        Map<String, Long> sorted = new TreeMap<>();
        for (int i = 0; i < names.length; i++) {
            String name = names[i];
            if (name != null) {
                sorted.put(name, sums[i]);
            }
        }
        return sorted;
    }

    @Override
    public String toString() {
        return sorted().toString();
    }
}
