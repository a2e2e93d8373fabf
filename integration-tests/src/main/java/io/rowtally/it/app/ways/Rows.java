package io.rowtally.it.app.ways;

import io.rowtally.it.app.Reader;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads one result set, of whose end the caller has to say how it comes about. */
final class Rows implements AutoCloseable {
    final ResultSet set;
    private final Reader reader;

    Rows(Books books, ResultSet set, String... labels) {
        this.set = set;
        this.reader = new Reader(books, set, labels);
    }

    boolean next() throws SQLException {
        return reader.next();
    }

    /** Books a move that the caller has made. */
    boolean moved(boolean onRow) {
        return reader.moved(onRow);
    }

    /** Books the row that is left, however that is done. */
    void leave() {
        reader.left();
    }

    /** Books what the caller has read of a column; null counts as not read. */
    <T> T saw(int column, T value) {
        reader.saw(column, value);
        return value;
    }

    String text(int column) throws SQLException {
        return reader.string(column);
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
        reader.close();
    }
}
