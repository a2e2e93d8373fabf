package io.rowtally.bench;

import java.sql.Connection;
import java.sql.Driver;
import java.util.Properties;

/** Hands out one connection, whatever the URL. Abstract here, whole when it is defined. */
public abstract class NothingConnector implements Driver {
    private final Connection connection;

    public NothingConnector(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Connection connect(String url, Properties properties) {
        return connection;
    }

    @Override
    public boolean acceptsURL(String url) {
        return true;
    }
}
