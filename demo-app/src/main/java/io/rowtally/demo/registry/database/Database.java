package io.rowtally.demo.registry.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * The H2 database and the pool in front of it, owned by the {@code Registry}. Thread-safe as the pool is.
 *
 * <p>H2's own shutdown hook is off: the registry shuts the database down after the last request.
 */
public final class Database implements AutoCloseable {

    private static final String USER = "registry";
    private static final AtomicInteger IN_MEMORY = new AtomicInteger();

    private final HikariDataSource pool;

    private Database(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Opens the database in that directory, or one in memory where it is null, and fills it if it is empty. */
    public static Database open(Path directory, long seed, int companies) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setPoolName("registry");
        config.setJdbcUrl(url(directory));
        config.setUsername(USER);
        config.setPassword("");
        config.setMaximumPoolSize(16);
        Database database = new Database(new HikariDataSource(config));
        try {
            database.prepare(seed, companies);
            return database;
        } catch (SQLException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static String url(Path directory) {
        if (directory != null) {
            return "jdbc:h2:file:" + directory.toAbsolutePath().resolve("registry") + ";DB_CLOSE_ON_EXIT=FALSE";
        }
        int number = IN_MEMORY.incrementAndGet();
        return "jdbc:h2:mem:registry" + (number == 1 ? "" : number) + ";DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE";
    }

    private void prepare(long seed, int companies) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            if (isEmpty(connection)) {
                Schema.create(connection);
                new RegisterLoader(connection).load(seed, companies);
                Schema.index(connection);
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET QUERY_STATISTICS_MAX_ENTRIES 20000");
                statement.execute("SET QUERY_STATISTICS TRUE");
            }
        }
    }

    private static boolean isEmpty(Connection connection) throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, "PUBLIC", "QY_JBXX", null)) {
            return !tables.next();
        }
    }

    public DataSource dataSource() {
        return pool;
    }

    /** Closes the pool first: a pooled connection cannot be given back to a database that is shut. */
    @Override
    public void close() throws SQLException {
        String url = pool.getJdbcUrl();
        pool.close();
        try (Connection connection = DriverManager.getConnection(url, USER, "");
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
    }
}
