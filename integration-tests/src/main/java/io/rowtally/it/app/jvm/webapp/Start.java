package io.rowtally.it.app.jvm.webapp;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.rowtally.it.app.jvm.Register;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import javax.servlet.ServletContextEvent;
import javax.servlet.ServletContextListener;

/**
 * Opens the pool when the application starts; when it stops, reads the set that a request has left open, closes the pool and
 * deregisters the driver, as is its duty.
 */
public final class Start implements ServletContextListener {
    private static final int KEPT_ROWS = 9;

    static Register register;
    static HikariDataSource pool;
    private static Register kept;
    private static ResultSet open;
    private static int openRows;

    public Start() {}

    @Override
    public void contextInitialized(ServletContextEvent event) {
        register = new Register(event.getServletContext().getInitParameter("register"));
        HikariConfig config = new HikariConfig();
        config.setDriverClassName("org.h2.Driver");
        config.setJdbcUrl(register.url());
        config.setUsername("sa");
        config.setPassword("");
        config.setMaximumPoolSize(2);
        pool = new HikariDataSource(config);
        try (Connection connection = pool.getConnection()) {
            register.read(connection, 4, 3);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads some rows of a set that stays open when the request is over. */
    static void keep(int rows) {
        kept = new Register("kept" + register.url().substring(register.url().lastIndexOf(':') + 1));
        try {
            open = kept.execute(kept.prepare(DriverManager.getConnection(kept.url(), "sa", "")), 30);
            readOpen(rows);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void readOpen(int rows) throws SQLException {
        for (int i = 0; i < rows; i++) {
            kept.step(open, ++openRows);
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        try {
            if (open != null) {
                readOpen(KEPT_ROWS);
                Connection connection = open.getStatement().getConnection();
                open.close();
                connection.close();
                kept.print();
            }
            pool.close();
            for (Driver driver : Collections.list(DriverManager.getDrivers())) {
                if (driver.getClass().getClassLoader() == Start.class.getClassLoader()) {
                    DriverManager.deregisterDriver(driver);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        register.print();
    }
}
