package io.rowtally.it.app.told;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * {@code TurnsOnAPool KIND URL USER PASSWORD}: users in turn on one thread and the only connection of a pool. Each has a table that
 * nobody else reads; {@code nobody} never says who he is, though the database itself still knows the one before him.
 */
public final class TurnsOnAPool {
    private static final int TURNS = 20;

    private final String kind;

    private TurnsOnAPool(String kind) {
        this.kind = kind;
    }

    public static void main(String[] arguments) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[1]);
        config.setUsername(arguments[2]);
        config.setPassword(arguments[3]);
        config.setMaximumPoolSize(1);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            Throwable[] thrown = new Throwable[1];
            Thread server = new Thread(
                    () -> {
                        try {
                            new TurnsOnAPool(arguments[0]).serve(pool);
                        } catch (Throwable t) {
                            thrown[0] = t;
                        }
                    },
                    "server-1");
            server.start();
            server.join();
            if (thrown[0] != null) {
                throw new IllegalStateException(thrown[0]);
            }
        }
    }

    private void serve(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            for (String user : new String[] {"li", "wang", "chen", "nobody"}) {
                execute(connection, "drop table if exists person_" + user);
                execute(connection, "create table person_" + user + "(person_name varchar(40))");
                for (int i = 0; i < 9; i++) {
                    execute(connection, "insert into person_" + user + " values('n" + i + "')");
                }
            }
        }
        for (int i = 0; i < TURNS; i++) {
            try (Connection connection = pool.getConnection()) {
                execute(connection, byText("li"));
                read(connection, "li", 5);
            }
            try (Connection connection = pool.getConnection()) {
                bind(connection, "wang");
                read(connection, "wang", 4);
            }
            try (Connection connection = pool.getConnection()) {
                read(connection, "nobody", 3);
            }
            try (Connection connection = pool.getConnection()) {
                info(connection, "chen");
                read(connection, "chen", 2);
                // MariaDB's own driver cannot be told null
                info(connection, kind.equals("mariadb") ? "" : null);
                execute(connection, byText("li"));
                execute(connection, forgotten());
                read(connection, "nobody", 1);
            }
        }
    }

    private boolean isPostgres() {
        return kind.equals("postgresql");
    }

    private String byText(String user) {
        return (isPostgres() ? "SET app.user_name" : "SET @app_user") + " = '" + user + "'";
    }

    private String forgotten() {
        return isPostgres() ? "RESET app.user_name" : "SET @app_user = NULL";
    }

    private void bind(Connection connection, String user) throws SQLException {
        String sql = isPostgres() ? "SELECT set_config('app.user_name', ?, false)" : "SET @app_user = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, user);
            statement.execute();
        }
    }

    private static void info(Connection connection, String user) throws SQLException {
        try {
            connection.setClientInfo("ClientUser", user);
        } catch (SQLClientInfoException e) {
            // H2 keeps no such thing
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void read(Connection connection, String user, int rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select person_name from person_" + user);
                ResultSet set = statement.executeQuery()) {
            for (int i = 0; i < rows; i++) {
                set.next();
                set.getString(1);
            }
        }
    }
}
