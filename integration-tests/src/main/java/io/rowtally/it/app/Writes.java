package io.rowtally.it.app;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writing through a result set, and reading what a write gives back: what the driver itself reads for it is nobody's. */
final class Writes {
    private static final String ALL = "select id, person_name, phone, amount from person";
    private static final String[] LABELS = {"id", "person_name", "phone", "amount"};

    private Writes() {}

    static Map<String, Scenarios.Scenario> all(Database database) {
        Map<String, Scenarios.Scenario> all = new TreeMap<>();
        all.put("updated", Writes::updated);
        all.put("scrollupdated", Writes::scrollUpdated);
        all.put("refreshed", Writes::refreshed);
        all.put("inserted", Writes::inserted);
        all.put("deleted", Writes::deleted);
        all.put("keys", (connection, expected) -> keys(connection, expected, database));
        return all;
    }

    private static Reader read(Statement statement, Expected expected) throws SQLException {
        ResultSet set = statement.executeQuery(ALL);
        expected.statements++;
        return new Reader(expected, set, LABELS);
    }

    private static void updated(Connection connection, Expected expected) throws SQLException {
        updateEveryThird(connection, expected, ResultSet.TYPE_FORWARD_ONLY);
    }

    private static void scrollUpdated(Connection connection, Expected expected) throws SQLException {
        updateEveryThird(connection, expected, ResultSet.TYPE_SCROLL_INSENSITIVE);
    }

    private static void updateEveryThird(Connection connection, Expected expected, int type) throws SQLException {
        try (Statement statement = connection.createStatement(type, ResultSet.CONCUR_UPDATABLE);
                Reader reader = read(statement, expected)) {
            for (int i = 0; reader.next(); i++) {
                reader.string(2);
                reader.integer(1);
                if (i % 3 == 0) {
                    reader.set.updateInt(4, i + 1);
                    reader.set.updateRow();
                }
            }
        }
    }

    private static void refreshed(Connection connection, Expected expected) throws SQLException {
        try (Statement statement =
                        connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
                Reader reader = read(statement, expected)) {
            while (reader.next()) {
                reader.string(2);
                reader.set.refreshRow();
                reader.string(3);
            }
        }
    }

    private static void inserted(Connection connection, Expected expected) throws SQLException {
        try (Statement statement =
                        connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
                Reader reader = read(statement, expected)) {
            reader.next();
            reader.string(2);
            reader.set.moveToInsertRow();
            reader.set.updateInt(1, 5000);
            reader.set.updateString(2, "n5000");
            reader.set.updateString(3, "13800005000");
            reader.set.updateInt(4, 7);
            reader.set.getString(3);
            reader.set.insertRow();
            reader.set.moveToCurrentRow();
            reader.integer(1);
            reader.next();
            reader.string(3);
        }
    }

    private static void deleted(Connection connection, Expected expected) throws SQLException {
        try (Statement statement = connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_UPDATABLE);
                Reader reader = read(statement, expected)) {
            for (int i = 0; i < 3 && reader.next(); i++) {
                reader.string(2);
            }
            reader.set.deleteRow();
        }
    }

    /** What a database numbers itself and hands back; PostgreSQL hands back the whole row. */
    private static void keys(Connection connection, Expected expected, Database database) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(database.createNumbered("numbered", "person_name varchar(40), phone varchar(20)"));
            expected.writes++;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into numbered(person_name, phone) values(?, ?)", Statement.RETURN_GENERATED_KEYS)) {
            for (int i = 0; i < 10; i++) {
                insert.setString(1, "n" + i);
                insert.setString(2, "1380000" + i);
                insert.executeUpdate();
                expected.writes++;
                readKeys(insert.getGeneratedKeys(), expected);
            }
        }
    }

    private static void readKeys(ResultSet keys, Expected expected) throws SQLException {
        if (keys == null) {
            throw new SQLFeatureNotSupportedException("no generated keys");
        }
        ResultSetMetaData columns = keys.getMetaData();
        String[] labels = new String[columns.getColumnCount()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = columns.getColumnLabel(i + 1).toLowerCase(Locale.ROOT);
        }
        try (Reader reader = new Reader(expected, keys, labels)) {
            while (reader.next()) {
                for (int column = 1; column <= labels.length; column++) {
                    reader.string(column);
                }
            }
        }
    }
}
