package io.rowtally.tagging;

import java.nio.charset.StandardCharsets;

/**
 * Texts and what belongs to each, in bytes that the build has laid down ({@link WordTableWriter}) and that are looked into where they
 * lie: to make objects of all entries of the dictionaries would take a processor a fifth of a second of an application's start,
 * and five megabytes. Immutable; any thread.
 *
 * <p>Big-endian: slots (a power of two), the length of the longest key in chars, then a hash and a place for each slot, then the
 * entries: length and bytes of the key, and what belongs to it. Places are counted from the table's first byte, 0 in a free slot.
 */
final class WordTable {
    static final int SLOTS = 8;
    static final int SLOT = 8;

    private final byte[] bytes;
    private final int mask;
    private final int longest;

    WordTable(byte[] bytes) {
        this.bytes = bytes;
        this.mask = four(0) - 1;
        this.longest = four(4);
    }

    /** The slot at which the search for a key begins. */
    static int slot(int hash, int mask) {
        return (hash ^ hash >>> 16) & mask;
    }

    /** Where that begins what belongs to a text; 0 where it is not there. */
    int find(String key) {
        int hash = key.hashCode();
        for (int slot = slot(hash, mask); ; slot = slot + 1 & mask) {
            int at = SLOTS + slot * SLOT;
            int entry = four(at + 4);
            if (entry == 0) {
                return 0;
            }
            if (four(at) == hash && text(entry).equals(key)) {
                return entry + 2 + two(entry);
            }
        }
    }

    /** Chars of the longest key. */
    int longest() {
        return longest;
    }

    /** A byte of what {@link #find} has found, 0 to 255. */
    int one(int at) {
        return bytes[at] & 0xff;
    }

    private int two(int at) {
        return one(at) << 8 | one(at + 1);
    }

    /** A text that is laid down with its length. */
    String text(int at) {
        return new String(bytes, at + 2, two(at), StandardCharsets.UTF_8);
    }

    private int four(int at) {
        return two(at) << 16 | two(at + 2);
    }
}
