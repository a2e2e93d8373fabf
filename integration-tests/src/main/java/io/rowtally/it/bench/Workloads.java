package io.rowtally.it.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The workloads by name; {@code person-} ones read rows that identify a person, {@code pooled-} ones go through HikariCP. A wrapper of the driver is none, p6spy (which the URL
 * names) or datasource-proxy.
 */
final class Workloads {
    private static final int ROWS = 10_000;
    private static final String PERSON = "person-";
    private static final String POOLED = "pooled-";

    private Workloads() {}

    static Workload of(String name, String url, String user, String wrapper) throws SQLException {
        if (name.equals("request")) {
            return new ServedRequest();
        }
        Table table = name.startsWith(PERSON) ? Table.PERSON : Table.REGISTRATION;
        table.fill(DriverManager.getConnection(url, user, ""), ROWS);
        String rest = table == Table.PERSON ? name.substring(PERSON.length()) : name;
        boolean pool = rest.startsWith(POOLED);
        DataSource source = pool ? pool(url, user) : new DriverSource(url, user);
        if (wrapper.equals("datasource-proxy")) {
            source = RowCounting.around(source);
        }
        Connections connections = pool ? Connections.from(source) : Connections.keeping(source.getConnection());
        switch (pool ? rest.substring(POOLED.length()) : rest) {
            case "scan-index":
                return new Scan(connections, Row.BY_INDEX, table);
            case "scan-label":
                return new Scan(connections, Row.BY_LABEL, table);
            case "look-up":
                return new LookUp(connections, Row.BY_INDEX, table, ROWS);
            default:
                throw new IllegalArgumentException(name);
        }
    }

    private static DataSource pool(String url, String user) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }
}
