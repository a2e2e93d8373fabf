package io.rowtally.demo.play;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads an export row by row: every value stands in quotes, a bare empty field was NULL. Used by one thread. */
final class Csv {

    private final BufferedReader in;
    private final String[] columns;

    Csv(Reader reader) throws IOException {
        in = new BufferedReader(reader, 1 << 16);
        String heading = in.readLine();
        columns = heading == null ? new String[0] : heading.split(",");
    }

    /** The next row by column, null after the last. */
    Map<String, String> next() throws IOException {
        List<String> fields = new ArrayList<>(columns.length);
        int c = in.read();
        if (c < 0) {
            return null;
        }
        while (c != '\r' && c != '\n' && c >= 0) {
            if (c == '"') {
                fields.add(quoted());
                c = in.read();
            } else {
                fields.add(null);
            }
            if (c == ',') {
                c = in.read();
                if (c == '\r') {
                    fields.add(null);
                }
            }
        }
        if (c == '\r') {
            in.read();
        }
        if (fields.size() != columns.length) {
            throw new IOException("a row of the export has " + fields.size() + " of " + columns.length + " fields");
        }
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < columns.length; i++) {
            row.put(columns[i], fields.get(i));
        }
        return row;
    }

    private String quoted() throws IOException {
        StringBuilder value = new StringBuilder();
        while (true) {
            int c = in.read();
            if (c < 0) {
                throw new IOException("the export ends inside a value");
            }
            if (c == '"') {
                in.mark(1);
                if (in.read() != '"') {
                    in.reset();
                    return value.toString();
                }
            }
            value.append((char) c);
        }
    }
}
