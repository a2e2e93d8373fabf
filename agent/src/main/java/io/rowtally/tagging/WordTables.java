package io.rowtally.tagging;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * All tables of the jar by their names, read once. The file: its length, the number of tables, then of each its name (a length of one
 * byte, ASCII), its length and its bytes.
 */
final class WordTables {
    static final String FILE = "dictionaries.bin";

    private static final class Holder {
        static final Map<String, WordTable> ALL = read();
    }

    private WordTables() {}

    static WordTable get(String name) {
        WordTable table = Holder.ALL.get(name);
        if (table == null) {
            throw new IllegalStateException("no dictionary " + name + " in " + FILE);
        }
        return table;
    }

    private static Map<String, WordTable> read() {
        try (InputStream in = WordTables.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("missing in the jar: " + FILE);
            }
            DataInputStream data = new DataInputStream(in);
            byte[] bytes = new byte[data.readInt()];
            data.readFully(bytes);
            return of(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param bytes of the file, behind its length */
    static Map<String, WordTable> of(byte[] bytes) {
        Map<String, WordTable> tables = new HashMap<>();
        int at = 4;
        for (int left = WordTable.four(bytes, 0); left > 0; left--) {
            String name = new String(bytes, at + 1, bytes[at], StandardCharsets.US_ASCII);
            at += 1 + name.length();
            tables.put(name, new WordTable(bytes, at + 4));
            at += 4 + WordTable.four(bytes, at);
        }
        return tables;
    }
}
