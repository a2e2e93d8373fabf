package io.rowtally.tagging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Walks over the entries of one dictionary, comments left out. Runs in the build only; not in the jar. */
final class DictionaryFile {
    private final String name;
    private final String text;
    private int start;
    private int end = -1;

    DictionaryFile(String base) {
        this.name = base + ".tsv";
        this.text = load(name);
    }

    /** Moves to the next entry; false behind the last. */
    boolean next() {
        do {
            start = end + 1;
            if (start >= text.length()) {
                return false;
            }
            int newline = text.indexOf('\n', start);
            end = newline < 0 ? text.length() : newline;
        } while (end == start || text.charAt(start) == '#');
        return true;
    }

    /** Field {@code i} of the entry, 0-based. */
    String field(int i) {
        int from = start;
        for (int skipped = 0; skipped < i; skipped++) {
            int tab = text.indexOf('\t', from);
            if (tab < 0 || tab >= end) {
                throw new IllegalStateException(name + ": field missing in '" + text.substring(start, end) + "'");
            }
            from = tab + 1;
        }
        int tab = text.indexOf('\t', from);
        return text.substring(from, tab < 0 || tab > end ? end : tab);
    }

    /** The last field of the entry, where notes are. */
    String last() {
        return text.substring(text.lastIndexOf('\t', end - 1) + 1, end);
    }

    private static String load(String name) {
        try (InputStream in = DictionaryFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no such dictionary: " + name);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(65_536);
            byte[] buffer = new byte[16_384];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                bytes.write(buffer, 0, n);
            }
            return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
