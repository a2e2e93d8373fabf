package io.rowtally.tagging;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * All tables of the jar by their names, read once. The file: the number of tables, then of each its name, its length and its bytes, as
 * {@link java.io.DataOutput} writes them.
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
            Map<String, WordTable> tables = new HashMap<>();
            for (int left = data.readInt(); left > 0; left--) {
                String name = data.readUTF();
                byte[] bytes = new byte[data.readInt()];
                data.readFully(bytes);
                tables.put(name, new WordTable(bytes));
            }
            return tables;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
