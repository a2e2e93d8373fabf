package io.rowtally.tagging;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lays down a {@link WordTable}. Runs in the build only; not in the jar. */
final class WordTableWriter {
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    /** @param payload what belongs to the key */
    void put(String key, byte[] payload) {
        entries.put(key, payload);
    }

    byte[] bytes() throws IOException {
        int slots = Math.max(2, Integer.highestOneBit(entries.size() * 3 / 2) * 2);
        ByteBuffer head = ByteBuffer.allocate(WordTable.SLOTS + slots * WordTable.SLOT);
        head.putInt(slots);
        head.putInt(entries.keySet().stream().mapToInt(String::length).max().orElse(0));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            int hash = entry.getKey().hashCode();
            int slot = WordTable.slot(hash, slots - 1);
            while (head.getInt(at(slot) + 4) != 0) {
                slot = slot + 1 & slots - 1;
            }
            head.putInt(at(slot), hash);
            head.putInt(at(slot) + 4, head.capacity() + body.size());
            body.write(text(entry.getKey()));
            body.write(entry.getValue());
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(head.array());
        body.writeTo(all);
        return all.toByteArray();
    }

    private static int at(int slot) {
        return WordTable.SLOTS + slot * WordTable.SLOT;
    }

    /** A text with its length, as {@link WordTable#text} reads it. */
    static byte[] text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new DataOutputStream(out).writeShort(bytes.length);
        out.write(bytes);
        return out.toByteArray();
    }
}
