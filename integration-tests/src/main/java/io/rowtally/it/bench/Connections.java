package io.rowtally.it.bench;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Where a workload's connections come from: one that is kept, or a pool that is asked each time. */
interface Connections extends AutoCloseable {

    /** Work on a connection. */
    interface Work {
        void on(Connection connection) throws SQLException;
    }

    void with(Work work) throws SQLException;

    /** One connection for all. */
    static Connections keeping(Connection connection) {
        return new Connections() {
            @Override
            public void with(Work work) throws SQLException {
                work.on(connection);
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }

    /** A connection from a pool for each piece of work. */
    static Connections from(DataSource pool) {
        return new Connections() {
            @Override
            public void with(Work work) throws SQLException {
                try (Connection connection = pool.getConnection()) {
                    work.on(connection);
                }
            }

            @Override
            public void close() {
                // the JVM ends with the measurement
            }
        };
    }
}
