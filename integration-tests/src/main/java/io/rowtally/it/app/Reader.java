package io.rowtally.it.app;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Reads one result set and keeps the books. A column's content is told from its label: {@code person_name} and {@code
 * phone} are personal, everything else is not.
 */
final class Reader implements AutoCloseable {
    final ResultSet set;
    private final Expected expected;
    private final String[] labels;
    private final boolean[] seen;
    private boolean on;
    private long rows;

    Reader(Expected expected, ResultSet set, String... labels) {
        this.expected = expected;
        this.set = set;
        this.labels = labels;
        this.seen = new boolean[labels.length];
    }

    boolean next() throws SQLException {
        return moved(set.next());
    }

    /** Books a move that the caller has made. */
    boolean moved(boolean onRow) {
        leave();
        if (onRow) {
            expected.fetched++;
            expected.sets += rows == 0 ? 1 : 0;
            expected.largest = Math.max(expected.largest, ++rows);
            on = true;
        }
        return onRow;
    }

    private void leave() {
        if (!on) {
            return;
        }
        on = false;
        boolean any = false;
        boolean personal = false;
        for (int i = 0; i < labels.length; i++) {
            if (seen[i]) {
                any = true;
                seen[i] = false;
                if (labels[i].equals("person_name")) {
                    expected.names++;
                    personal = true;
                } else if (labels[i].equals("phone")) {
                    expected.phones++;
                    personal = true;
                }
            }
        }
        expected.read += any ? 1 : 0;
        expected.piiRead += personal ? 1 : 0;
    }

    /** Books what the caller has read of a column; null counts as not read. */
    void saw(int column, Object value) {
        seen[column - 1] |= value != null;
    }

    String string(int column) throws SQLException {
        String value = set.getString(column);
        seen[column - 1] |= value != null;
        return value;
    }

    String string(String label) throws SQLException {
        String value = set.getString(label);
        for (int i = 0; i < labels.length; i++) {
            seen[i] |= labels[i].equals(label) && value != null;
        }
        return value;
    }

    Object object(int column) throws SQLException {
        Object value = set.getObject(column);
        seen[column - 1] |= value != null;
        return value;
    }

    int integer(int column) throws SQLException {
        int value = set.getInt(column);
        seen[column - 1] = true;
        return value;
    }

    int integer(String label) throws SQLException {
        int value = set.getInt(label);
        for (int i = 0; i < labels.length; i++) {
            seen[i] |= labels[i].equals(label);
        }
        return value;
    }

    /** The set will not be closed by this reader. */
    void left() {
        leave();
    }

    @Override
    public void close() throws SQLException {
        leave();
        set.close();
    }
}
