package io.rowtally.it.app.ways;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Reads one result set and keeps the books. A column's content is told from its label: {@code person_name} and {@code
 * phone} are personal, everything else is not.
 */
final class Rows implements AutoCloseable {
    final ResultSet set;
    private final Books books;
    private final String[] labels;
    private final boolean[] seen;
    private boolean on;
    private long count;

    Rows(Books books, ResultSet set, String... labels) {
        this.books = books;
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
            books.fetched++;
            books.sets += count == 0 ? 1 : 0;
            books.largest = Math.max(books.largest, ++count);
            on = true;
        }
        return onRow;
    }

    /** Books the row that is left, however that is done. */
    void leave() {
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
                boolean name = labels[i].equals("person_name");
                boolean phone = labels[i].equals("phone");
                books.names += name ? 1 : 0;
                books.phones += phone ? 1 : 0;
                personal |= name || phone;
            }
        }
        books.read += any ? 1 : 0;
        books.piiRead += personal ? 1 : 0;
    }

    /** Books what the caller has read of a column; null counts as not read. */
    <T> T saw(int column, T value) {
        seen[column - 1] |= value != null;
        return value;
    }

    String text(int column) throws SQLException {
        return saw(column, set.getString(column));
    }

    /** By a label, which is the column's for the program. */
    String text(String label, int column) throws SQLException {
        return saw(column, set.getString(label));
    }

    /** To the end, one column of each row. */
    void rest(int column) throws SQLException {
        while (next()) {
            text(column);
        }
    }

    @Override
    public void close() throws SQLException {
        leave();
        set.close();
    }
}
