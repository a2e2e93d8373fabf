package io.rowtally.instrument.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * What a driver's classes are called, for connections that were open before the agent was attached: nothing but the class
 * tells their database.
 */
final class DriverPackages {
    /** Package, JDBC subprotocol. */
    private static final String[][] KNOWN = {
        {"org.postgresql.", "postgresql"},
        {"org.h2.", "h2"},
        {"org.sqlite.", "sqlite"},
        {"org.hsqldb.", "hsqldb"},
        {"org.apache.derby.", "derby"},
        {"org.mariadb.jdbc.", "mariadb"},
        {"com.mysql.", "mysql"},
        {"oracle.jdbc.", "oracle"},
        {"com.microsoft.sqlserver.jdbc.", "sqlserver"},
        {"net.sourceforge.jtds.jdbc.", "jtds"},
        {"com.ibm.db2.jcc.", "db2"},
        {"com.informix.jdbc.", "informix-sqli"},
        {"dm.jdbc.", "dm"},
        {"com.kingbase8.", "kingbase8"},
        {"org.firebirdsql.", "firebirdsql"},
        {"com.clickhouse.", "clickhouse"},
        {"org.duckdb.", "duckdb"},
        {"net.snowflake.client.", "snowflake"},
        {"org.apache.hive.jdbc.", "hive2"},
    };

    private DriverPackages() {}

    /** The JDBC subprotocol of a class's driver; null where it is not known. */
    static @Nullable String scheme(String className) {
        for (String[] driver : KNOWN) {
            if (className.startsWith(driver[0])) {
                return driver[1];
            }
        }
        return null;
    }
}
