package io.rowtally.it.app.told;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/**
 * {@code TurnsOnAPool KIND URL USER PASSWORD POOL}: users in turn on one thread and the only connection of a pool. Each has a table that
 * nobody else reads; {@code nobody} never says who he is, though the database itself still knows the one before him.
 */
public final class TurnsOnAPool {
    private static final int TURNS = 20;

    private final String kind;

    private TurnsOnAPool(String kind) {
        this.kind = kind;
    }

    public static void main(String[] arguments) throws Exception {
        DataSource pool = arguments[4].equals("tomcat") ? tomcat(arguments) : hikari(arguments);
        try (AutoCloseable closed = pool instanceof AutoCloseable ? (AutoCloseable) pool : () -> {}) {
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

    private static DataSource hikari(String[] arguments) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[1]);
        config.setUsername(arguments[2]);
        config.setPassword(arguments[3]);
        config.setMaximumPoolSize(1);
        return new HikariDataSource(config);
    }

    /** Tomcat's pool, whose connections are the JDK's proxies. */
    private static DataSource tomcat(String[] arguments) throws ReflectiveOperationException {
        Class<?> type = Class.forName("org.apache.tomcat.jdbc.pool.DataSource");
        DataSource pool = (DataSource) type.getDeclaredConstructor().newInstance();
        type.getMethod("setUrl", String.class).invoke(pool, arguments[1]);
        type.getMethod("setUsername", String.class).invoke(pool, arguments[2]);
        type.getMethod("setPassword", String.class).invoke(pool, arguments[3]);
        type.getMethod("setMaxActive", int.class).invoke(pool, 1);
        type.getMethod("setMaxIdle", int.class).invoke(pool, 1);
        type.getMethod("setInitialSize", int.class).invoke(pool, 1);
        return pool;
    }

    /** Of Tomcat's pool by its own way, which is no data source's. */
    private static Connection later(DataSource pool) throws SQLException {
        if (pool instanceof HikariDataSource) {
            return pool.getConnection();
        }
        try {
            return (Connection)
                    ((Future<?>) pool.getClass().getMethod("getConnectionAsync").invoke(pool)).get();
        } catch (ReflectiveOperationException | InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            if (kind.equals("mysql")) {
                procedures(connection);
            }
            for (String user : new String[] {"li", "wang", "chen", "zhao", "wu", "nobody"}) {
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
            try (Connection connection = later(pool)) {
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
            if (isPostgres()) {
                try (Connection connection = pool.getConnection()) {
                    inTransactions(connection);
                }
            }
        }
    }

    /** What MySQL's driver calls where its URL has it tell the server by procedures. */
    private static void procedures(Connection connection) throws SQLException {
        execute(
                connection,
                "create or replace procedure setClientInfo(in n varchar(64), in v varchar(64)) set @told = v");
        execute(connection, "create or replace procedure getClientInfo(in n varchar(64)) select @told");
        execute(connection, "create or replace procedure getClientInfoBulk() select 'ClientUser', @told");
    }

    /** Told for a transaction: when that ends, the server itself has forgotten it. */
    private static void inTransactions(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        execute(connection, "SET LOCAL app.user_name = 'zhao'");
        read(connection, "zhao", 3);
        connection.commit();
        read(connection, "nobody", 1);
        bind(connection, "wu", "SELECT set_config('app.user_name', ?, true)");
        read(connection, "wu", 2);
        connection.rollback();
        read(connection, "nobody", 1);
        connection.setAutoCommit(true);
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
        bind(connection, user, isPostgres() ? "SELECT set_config('app.user_name', ?, false)" : "SET @app_user = ?");
    }

    private static void bind(Connection connection, String user, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, user);
            statement.execute();
        }
    }

    private static void info(Connection connection, String user) throws SQLException {
        try {
            connection.setClientInfo("ClientUser", user);
        } catch (SQLClientInfoException | NullPointerException e) {
            // H2 keeps no such thing, and MySQL's driver, which makes a comment of it, no null
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
