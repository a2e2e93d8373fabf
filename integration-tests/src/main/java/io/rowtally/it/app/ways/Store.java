package io.rowtally.it.app.ways;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How one kind of database is addressed. Each way gets a database of its own, so that the agent's lines can be told apart; on
 * PostgreSQL, where that takes long, a user with a schema of its own.
 */
final class Store {
    private static final String OWNER = "postgres";

    final String kind;
    final boolean pooled;
    private final String server;

    /** @param server the URL of the server's own database, where the kind has a server */
    Store(String kind, boolean pooled, String server) {
        this.kind = kind;
        this.pooled = pooled;
        this.server = server;
    }

    String user(String name) {
        return server.isEmpty() ? "sa" : name;
    }

    String url(String name) {
        switch (kind) {
            case "postgresql":
                return server;
            case "derby":
                return "jdbc:derby:memory:" + name + ";create=true";
            default:
                return "jdbc:" + kind + ":mem:" + name;
        }
    }

    Connection connect(String name) throws SQLException {
        return DriverManager.getConnection(url(name), user(name), "");
    }

    void create(String name) throws SQLException {
        if (!server.isEmpty()) {
            try (Connection connection = DriverManager.getConnection(server, OWNER, "");
                    Statement statement = connection.createStatement()) {
                statement.execute("create role " + name + " superuser login");
                statement.execute("create schema " + name + " authorization " + name);
            }
        }
    }

    HikariDataSource pool(String name) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url(name));
        config.setUsername(user(name));
        config.setPassword("");
        config.setMaximumPoolSize(1);
        return new HikariDataSource(config);
    }
}
