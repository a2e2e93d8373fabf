package io.rowtally.it.app.pools;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import javax.sql.XAConnection;
import javax.sql.XADataSource;

/** A driver's data source for distributed transactions, used as application servers do: a handle on each borrowing. */
final class Distributed {
    private final XADataSource xa;
    private final List<XAConnection> opened = new ArrayList<>();

    Distributed(XADataSource source) {
        this.xa = source;
    }

    DataSource source() {
        return Supply.source(this::borrow, this::close);
    }

    private synchronized Connection borrow() throws SQLException {
        XAConnection connection = xa.getXAConnection();
        opened.add(connection);
        return connection.getConnection();
    }

    private synchronized void close() throws SQLException {
        for (XAConnection connection : opened) {
            connection.close();
        }
    }
}
