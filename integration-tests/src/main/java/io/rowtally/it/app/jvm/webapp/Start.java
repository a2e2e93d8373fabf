package io.rowtally.it.app.jvm.webapp;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.rowtally.it.app.jvm.Register;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import javax.servlet.ServletContextEvent;
import javax.servlet.ServletContextListener;

/** Opens the pool when the application starts; when it stops, closes it and deregisters the driver, as is its duty. */
public final class Start implements ServletContextListener {
    static Register register;
    static HikariDataSource pool;

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

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        pool.close();
        try {
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
