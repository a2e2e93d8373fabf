package io.rowtally.it.app.web;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Result sets that an application keeps open from one request to the next, to show them page by page. Thread-safe. */
final class KeptSets {
    private static final Map<String, ResultSet> KEPT = new ConcurrentHashMap<>();

    private KeptSets() {}

    static void open(String key, String table) throws SQLException {
        PreparedStatement statement = WebApplication.persons().connect().prepareStatement(Persons.select(table));
        KEPT.put(key, statement.executeQuery());
    }

    /** The next rows, on the calling thread. */
    static void read(String key, int rows) throws SQLException {
        Persons.read(KEPT.get(key), rows);
    }

    static void close(String key) throws SQLException {
        ResultSet set = KEPT.remove(key);
        Connection connection = set.getStatement().getConnection();
        set.close();
        connection.close();
    }
}
