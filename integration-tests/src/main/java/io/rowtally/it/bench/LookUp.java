package io.rowtally.it.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads one person at a time by key; an operation is a look-up. */
final class LookUp implements Workload {
    private static final int TIMES = 1_000;

    private final Connections connections;
    private final Row row;
    private final String sql;
    private final int people;
    private int next;
    private long sum;

    LookUp(Connections connections, Row row, Table table, int people) {
        this.connections = connections;
        this.row = row;
        this.sql = "SELECT * FROM " + table.tableName() + " WHERE id = ?";
        this.people = people;
    }

    @Override
    public long once() throws SQLException {
        for (int i = 0; i < TIMES; i++) {
            next = (next + 7919) % people;
            connections.with(this::read);
        }
        return TIMES;
    }

    private void read(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, next);
            try (ResultSet set = statement.executeQuery()) {
                while (set.next()) {
                    sum += row.read(set);
                }
            }
        }
    }

    @Override
    public void close() throws Exception {
        System.out.println("sum " + sum);
        connections.close();
    }
}
