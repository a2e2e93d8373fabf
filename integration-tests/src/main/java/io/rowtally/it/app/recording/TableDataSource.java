package io.rowtally.it.app.recording;

import java.sql.Connection;
import javax.sql.DataSource;

/** A data source that tells its URL and account, as those of drivers do. */
public abstract class TableDataSource implements DataSource {

    public TableDataSource() {}

    @Override
    public Connection getConnection() {
        return (Connection) Made.of("TableConnection");
    }

    public String getUrl() {
        return "jdbc:table:source";
    }

    public String getUser() {
        return "app";
    }
}
