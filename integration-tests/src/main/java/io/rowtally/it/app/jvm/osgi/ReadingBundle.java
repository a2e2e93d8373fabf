package io.rowtally.it.app.jvm.osgi;

import io.rowtally.it.app.jvm.Register;
import java.sql.Connection;
import java.sql.Driver;
import java.util.Properties;
import javax.sql.DataSource;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Reads when its bundle starts: through the driver, and through its data source. */
public final class ReadingBundle implements BundleActivator {

    public ReadingBundle() {}

    @Override
    public void start(BundleContext context) throws Exception {
        Register byDriver = new Register("bydriver");
        Driver driver =
                (Driver) Class.forName("org.h2.Driver").getDeclaredConstructor().newInstance();
        Properties properties = new Properties();
        properties.setProperty("user", "sa");
        properties.setProperty("password", "");
        try (Connection connection = driver.connect(byDriver.url(), properties)) {
            byDriver.read(connection, 12, 9);
        }
        Register bySource = new Register("bysource");
        Class<?> type = Class.forName("org.h2.jdbcx.JdbcDataSource");
        DataSource source = (DataSource) type.getDeclaredConstructor().newInstance();
        type.getMethod("setURL", String.class).invoke(source, bySource.url());
        type.getMethod("setUser", String.class).invoke(source, "sa");
        type.getMethod("setPassword", String.class).invoke(source, "");
        try (Connection connection = source.getConnection()) {
            bySource.read(connection, 8, 20);
        }
        byDriver.print();
        bySource.print();
        System.out.println("driver's loader " + driver.getClass().getClassLoader());
    }

    @Override
    public void stop(BundleContext context) {}
}
