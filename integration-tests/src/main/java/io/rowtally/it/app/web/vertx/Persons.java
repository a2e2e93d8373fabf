package io.rowtally.it.app.web.vertx;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Tables of 50 synthetic persons, and one of accounts. Thread-safe. */
final class Persons {
    private static final int PERSONS = 50;
    private static final String[] TABLES = {
        "open", "li", "lin", "chen", "wang", "bus_li", "bus_lin", "left_li", "left_lin"
    };
    private static final String[] ACCOUNTS = {"li", "lin", "chen", "wang"};

    private final HikariDataSource pool;

    Persons() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:vertx;DB_CLOSE_DELAY=-1");
        config.setUsername("sa");
        config.setPassword("");
        config.setMaximumPoolSize(4);
        pool = new HikariDataSource(config);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute("create table person_" + table
                        + "(id int primary key, person_name varchar(40), phone varchar(20))");
                statement.execute("insert into person_" + table
                        + " select x, 'n' || x, '1380000' || x from system_range(1, " + PERSONS + ")");
            }
            statement.execute("create table account(person_name varchar(40), password varchar(40))");
            for (String account : ACCOUNTS) {
                statement.execute("insert into account values('" + account + "', 'secret-" + account + "')");
            }
        }
    }

    /** Reads names and phones of the first persons of a table; returns how many. */
    int read(String table, int rows) throws SQLException {
        int read = 0;
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select id, person_name, phone from " + table + " order by id limit ?")) {
            statement.setInt(1, rows);
            try (ResultSet set = statement.executeQuery()) {
                while (set.next()) {
                    set.getString("person_name");
                    set.getString(3);
                    read++;
                }
            }
        }
        return read;
    }

    /** Whether an account has that password. */
    boolean knows(String account, String password) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select person_name, password from account where person_name = ?")) {
            statement.setString(1, account);
            try (ResultSet set = statement.executeQuery()) {
                return set.next()
                        && set.getString(1).equals(account)
                        && set.getString(2).equals(password);
            }
        }
    }
}
