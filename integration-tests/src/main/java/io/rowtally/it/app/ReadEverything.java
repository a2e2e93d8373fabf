package io.rowtally.it.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Runs every scenario on a database of its own, so that the agent's lines can be told apart, and prints what it read. */
public final class ReadEverything {

    private ReadEverything() {}

    /** @param arguments {@code h2}, {@code sqlite}, {@code postgresql} or {@code hikari-...}; then the server's URL if any */
    public static void main(String[] arguments) throws Exception {
        String kind = arguments[0];
        boolean pooled = kind.startsWith("hikari-");
        String database = kind.substring(pooled ? 7 : 0);
        for (Map.Entry<String, Scenarios.Scenario> scenario : Scenarios.all().entrySet()) {
            Expected expected = new Expected();
            String namespace = scenario.getKey() + (pooled ? "p" : "");
            String url = url(database, namespace, arguments);
            if (pooled) {
                pooled(url, database, scenario.getValue(), expected);
            } else {
                try (Connection connection = DriverManager.getConnection(url, user(database), "")) {
                    run(connection, scenario.getValue(), expected);
                }
            }
            System.out.println(expected.line(namespace));
        }
    }

    private static void run(Connection connection, Scenarios.Scenario scenario, Expected expected) throws Exception {
        Scenarios.fill(connection, expected);
        scenario.run(connection, expected);
    }

    private static void pooled(String url, String database, Scenarios.Scenario scenario, Expected expected)
            throws Exception {
        try (HikariDataSource pool = new HikariDataSource(pool(url, database));
                Connection connection = pool.getConnection()) {
            run(connection, scenario, expected);
        }
    }

    static HikariConfig pool(String url, String database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user(database));
        config.setPassword("");
        config.setMaximumPoolSize(2);
        return config;
    }

    static String user(String database) {
        return database.equals("h2") ? "sa" : "postgres";
    }

    static String url(String database, String namespace, String[] arguments) throws SQLException, IOException {
        switch (database) {
            case "h2":
                return "jdbc:h2:mem:" + namespace;
            case "sqlite":
                Path folder = Files.createTempDirectory("sqlite");
                return "jdbc:sqlite:" + folder.resolve(namespace);
            default:
                create(arguments[1], namespace);
                return arguments[1].replace("/postgres", "/" + namespace);
        }
    }

    private static void create(String url, String namespace) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + namespace);
            statement.execute("create database " + namespace);
        }
    }
}
