package io.rowtally.demo.registry.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;

/** Inserts whole rows into one table, a thousand at a time. Used by one thread. */
final class Batch implements AutoCloseable {

    private static final int ROWS = 1000;

    private final PreparedStatement insert;
    private int waiting;

    Batch(Connection connection, String table, int columns) throws SQLException {
        insert = connection.prepareStatement(
                "INSERT INTO " + table + " VALUES (" + String.join(",", Collections.nCopies(columns, "?")) + ")");
    }

    void add(Object... row) throws SQLException {
        for (int i = 0; i < row.length; i++) {
            insert.setObject(i + 1, row[i]);
        }
        insert.addBatch();
        if (++waiting == ROWS) {
            send();
        }
    }

    private void send() throws SQLException {
        insert.executeBatch();
        waiting = 0;
    }

    @Override
    public void close() throws SQLException {
        try {
            send();
        } finally {
            insert.close();
        }
    }
}
