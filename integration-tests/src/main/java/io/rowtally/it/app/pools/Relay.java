package io.rowtally.it.app.pools;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A driver whose URLs name data sources, as Proxool's do: for pools that can stand on nothing but a driver. */
public final class Relay implements Driver {
    private static final String PREFIX = "jdbc:relay:";
    private static final List<DataSource> SOURCES = new CopyOnWriteArrayList<>();

    static {
        try {
            DriverManager.registerDriver(new Relay());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    static synchronized String to(DataSource source) {
        SOURCES.add(source);
        return PREFIX + (SOURCES.size() - 1);
    }

    @Override
    public Connection connect(String url, Properties properties) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        return SOURCES.get(Integer.parseInt(url.substring(PREFIX.length()))).getConnection();
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(PREFIX);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }
}
