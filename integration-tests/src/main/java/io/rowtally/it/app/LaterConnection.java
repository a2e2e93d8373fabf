package io.rowtally.it.app;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Properties;
import org.h2.jdbc.JdbcConnection;

/** A class of the application's that extends one of the driver's, and is loaded long after it. */
final class LaterConnection extends JdbcConnection {

    LaterConnection(String url) throws SQLException {
        super(url, new Properties(), "sa", "", false);
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        return super.prepareStatement(sql);
    }
}
