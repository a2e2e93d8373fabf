package io.rowtally.cli.columns;

import io.rowtally.cli.terminal.Unusable;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * A connection by the operator's own driver, for commands that are run by hand. The agent never opens one. The driver is loaded
 * from the jars that are named, beside nothing but the JDK.
 */
final class OperatorsDriver {
    /** Oracle leaves remarks out unless it is asked for them; others do not know the property. */
    private static final String ORACLE = "jdbc:oracle:";

    private OperatorsDriver() {}

    /**
     * @param jars of the driver and what it needs
     * @param className of the driver, where its jar does not name it as a service; null where it does
     * @throws Unusable where no driver there takes the URL
     * @throws SQLException where the database refuses; the message has no password in it
     */
    static Connection connect(
            List<Path> jars, @Nullable String className, String url, @Nullable String user, char @Nullable [] password)
            throws Unusable, SQLException {
        Properties properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", new String(password));
        }
        if (url.startsWith(ORACLE)) {
            properties.setProperty("remarksReporting", "true");
        }
        Driver driver = driver(loader(jars), className, url);
        try {
            Connection connection = driver.connect(url, properties);
            if (connection == null) {
                throw new Unusable("the driver does not take this URL");
            }
            return connection;
        } catch (SQLException e) {
            throw new SQLException(
                    without(password, String.valueOf(e.getMessage())), e.getSQLState(), e.getErrorCode());
        }
    }

    private static String without(char @Nullable [] password, String message) {
        return password == null || password.length == 0 ? message : message.replace(new String(password), "***");
    }

    private static ClassLoader loader(List<Path> jars) throws Unusable {
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            File jar = jars.get(i).toFile();
            if (!jar.isFile()) {
                throw new Unusable("there is no driver " + jar);
            }
            try {
                urls[i] = jar.toURI().toURL();
            } catch (MalformedURLException e) {
                throw new Unusable(jar + " is no file's name");
            }
        }
        return new URLClassLoader(urls, ClassLoader.getSystemClassLoader().getParent());
    }

    private static Driver driver(ClassLoader loader, @Nullable String className, String url) throws Unusable {
        if (className != null) {
            try {
                return (Driver) Class.forName(className, true, loader)
                        .getDeclaredConstructor()
                        .newInstance();
            } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
                throw new Unusable("no driver " + className + " in those jars: " + e);
            }
        }
        Iterator<Driver> drivers = ServiceLoader.load(Driver.class, loader).iterator();
        while (true) {
            try {
                if (!drivers.hasNext()) {
                    break;
                }
                Driver driver = drivers.next();
                if (driver.getClass().getClassLoader() == loader && driver.acceptsURL(url)) {
                    return driver;
                }
            } catch (ServiceConfigurationError | SQLException e) {
                // the next one may do
            }
        }
        throw new Unusable("none of the drivers in those jars takes this URL; --driver-class names one");
    }
}
