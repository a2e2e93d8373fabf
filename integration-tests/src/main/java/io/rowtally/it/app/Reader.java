package io.rowtally.it.app;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Reads one result set and keeps the books. A column's content is told from its label: {@code person_name} and {@code
 * phone} are personal, everything else is not.
 */
public final class Reader implements AutoCloseable {
    public final ResultSet set;
    private final Expected expected;
    private final String[] labels;
    private final boolean[] seen;
    private boolean on;
    private long rows;

    public Reader(Expected expected, ResultSet set, String... labels) {
        this.expected = expected;
        this.set = set;
        this.labels = labels;
        this.seen = new boolean[labels.length];
    }

    public boolean next() throws SQLException {
        return moved(set.next());
    }

    /** Books a move that the caller has made. */
    public boolean moved(boolean onRow) {
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
    public void saw(int column, Object value) {
        seen[column - 1] |= value != null;
    }

    public String string(int column) throws SQLException {
        String value = set.getString(column);
        seen[column - 1] |= value != null;
        return value;
    }

    public String string(String label) throws SQLException {
        String value = set.getString(label);
        for (int i = 0; i < labels.length; i++) {
            seen[i] |= labels[i].equals(label) && value != null;
        }
        return value;
    }

    public Object object(int column) throws SQLException {
        Object value = set.getObject(column);
        seen[column - 1] |= value != null;
        return value;
    }

    public int integer(int column) throws SQLException {
        int value = set.getInt(column);
        seen[column - 1] = true;
        return value;
    }

    public int integer(String label) throws SQLException {
        int value = set.getInt(label);
        for (int i = 0; i < labels.length; i++) {
            seen[i] |= labels[i].equals(label);
        }
        return value;
    }

    /** The set will not be closed by this reader. */
    public void left() {
        leave();
    }

    @Override
    public void close() throws SQLException {
        leave();
        set.close();
    }
}
