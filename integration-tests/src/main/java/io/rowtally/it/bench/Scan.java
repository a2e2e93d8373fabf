package io.rowtally.it.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads the whole table, row by row; an operation is a row. */
final class Scan implements Workload {
    private final Connections connections;
    private final Row row;
    private final String sql;
    private long rows;
    private long sum;

    Scan(Connections connections, Row row, Table table) {
        this.connections = connections;
        this.row = row;
        this.sql = "SELECT * FROM " + table.tableName();
    }

    @Override
    public long once() throws SQLException {
        long before = rows;
        connections.with(this::read);
        return rows - before;
    }

    private void read(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet set = statement.executeQuery()) {
            while (set.next()) {
                sum += row.read(set);
                rows++;
            }
        }
    }

    @Override
    public void close() throws Exception {
        System.out.println("sum " + sum);
        connections.close();
    }
}
