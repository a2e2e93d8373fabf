package io.rowtally.it.app.web;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;

/** Tables of 50 synthetic persons, every tenth of them without a phone, and one of accounts. Thread-safe. */
public final class Persons {
    private static final int PERSONS = 50;
    private static final String[] TABLES = {
        "person_startup",
        "person_timer",
        "person_open",
        "person_form",
        "person_basic",
        "person_sso",
        "person_worker",
        "person_audit",
        "person_chen",
        "person_lin",
        "person_li",
        "person_wang",
        "person_zhao",
        "person_left",
        "person_order",
        "person_notice",
        "person_errand"
    };
    private static final String[] ACCOUNTS = {
        "li", "wang", "zhao", "chen", "lin", "zhou", "wu", "qixiu0417", "qixiu0418"
    };

    private final DataSource pool;

    /** @param pool of connections to an H2 without such tables */
    Persons(DataSource pool) throws SQLException {
        this.pool = pool;
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : withUsers(TABLES, "person_u")) {
                statement.execute(
                        "create table " + table + "(id int primary key, person_name varchar(40), phone varchar(20))");
                statement.execute(
                        "insert into " + table + " select x - 1, 'n' || x, case mod(x - 1, 10) when 0 then null"
                                + " else '1380000' || x end from system_range(1, " + PERSONS + ")");
            }
            statement.execute(
                    "create table account(account varchar(40), person_name varchar(40), password varchar(40))");
            for (String account : withUsers(ACCOUNTS, "u")) {
                statement.execute("insert into account values('" + account + "', 'n', 'secret-" + account + "')");
            }
        }
    }

    /** For each of as many users as {@code web.users} says one more, with his number. */
    private static List<String> withUsers(String[] names, String more) {
        List<String> all = new ArrayList<>(Arrays.asList(names));
        for (int user = 1; user <= Integer.getInteger("web.users", 0); user++) {
            all.add(more + user);
        }
        return all;
    }

    Connection connect() throws SQLException {
        return pool.getConnection();
    }

    /** Reads names and phones of the first persons of a table. */
    void read(String table, int rows) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(select(table));
                ResultSet set = statement.executeQuery()) {
            read(set, rows);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The same, once the connection has been told for whom; it may refuse to keep that.
     *
     * @param how by {@code info}, {@code text} or {@code bound}, or by the first and then for {@code nobody}, or of a {@code null}
     */
    void readFor(String user, String how, String table, int rows) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            tell(connection, user, how);
            try (PreparedStatement statement = connection.prepareStatement(select(table));
                    ResultSet set = statement.executeQuery()) {
                read(set, rows);
            }
        }
    }

    private static void tell(Connection connection, String user, String how) throws SQLException {
        String sql = how.equals("text") ? "SET @app_user = '" + user + "'" : "SET @app_user = ?";
        if (how.equals("text") || how.equals("bound")) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                if (how.equals("bound")) {
                    statement.setString(1, user);
                }
                statement.execute();
            }
            return;
        }
        try {
            connection.setClientInfo("ClientUser", user);
        } catch (SQLClientInfoException e) {
            // H2 keeps no such thing
        }
        if (how.equals("nobody") || how.equals("null")) {
            try {
                if (how.equals("null")) {
                    connection.setClientInfo("ClientUser", null);
                } else {
                    connection.setClientInfo(new Properties());
                }
            } catch (SQLClientInfoException e) {
                // nor that
            }
        }
    }

    static String select(String table) {
        return "select id, person_name, phone from " + table + " order by id";
    }

    static void read(ResultSet set, int rows) throws SQLException {
        for (int i = 0; i < rows && set.next(); i++) {
            set.getString("person_name");
            set.getString(3);
        }
    }

    /** Whether account and password fit together: one row of names and passwords, whoever asks. */
    boolean mayEnter(String account, String password) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select person_name, password from account where account = ?")) {
            statement.setString(1, account);
            try (ResultSet set = statement.executeQuery()) {
                return set.next() && set.getString("person_name") != null && password.equals(set.getString("password"));
            }
        }
    }

    /** Null for an account that is not there. */
    String password(String account) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select password from account where account = ?")) {
            statement.setString(1, account);
            try (ResultSet set = statement.executeQuery()) {
                return set.next() ? set.getString(1) : null;
            }
        }
    }
}
