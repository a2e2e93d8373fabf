package io.rowtally.it.app.switched;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.postgresql.PGConnection;

/**
 * Reads a register of a hundred persons, through a pool's wrappers, as it is told line by line: {@code all} reads all of them,
 * {@code many} does so by two hundred statements, {@code open} begins an export, {@code next} reads ten more rows of that, {@code copy} and what begins
 * so takes all as PostgreSQL's COPY hands them out ({@link Copies}). After each line it prints what it has read, which is the same with the agent in whatever state.
 *
 * <p>{@code servers} prints how many servers of beans there are, {@code manage} makes the platform's, and {@code fetched} asks the
 * agent's bean there for the rows that were fetched, or prints -1.
 */
public final class ReadOnCommand {

    private ReadOnCommand() {}

    public static void main(String[] arguments) throws Exception {
        BufferedReader told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments.length == 0 ? "jdbc:h2:mem:commands" : arguments[0]);
        config.setMaximumPoolSize(1);
        try (HikariDataSource pool = new HikariDataSource(config);
                Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                Statement export = connection.createStatement()) {
            statement.execute("drop table if exists person");
            statement.execute("create table person(id int primary key, name varchar, phone varchar)");
            statement.execute("insert into person values(0, 'n0', 'p0')");
            for (int i = 1; i < 100; i++) {
                statement.execute("insert into person values(" + i + ", 'n" + i + "', 'p" + i + "')");
            }
            ResultSet open = null;
            int times = 0;
            for (String line = told.readLine(); line != null; line = told.readLine()) {
                int rows = 0;
                if (line.equals("open")) {
                    open = export.executeQuery("select id, name from person order by id");
                } else if (line.equals("next")) {
                    rows = read(open, 10);
                } else if (line.startsWith("copy")) {
                    rows = Copies.make(line, connection.unwrap(PGConnection.class));
                } else if (line.equals("servers")) {
                    rows = MBeanServerFactory.findMBeanServer(null).size();
                } else if (line.equals("manage")) {
                    ManagementFactory.getPlatformMBeanServer();
                } else if (line.equals("fetched")) {
                    rows = fetched();
                } else {
                    for (int i = 1; i < 200 && line.equals("many"); i++) {
                        try (ResultSet set = statement.executeQuery("select name from person")) {
                            rows += read(set, 1_000);
                        }
                    }
                    try (ResultSet set = statement.executeQuery("select name, phone from person")) {
                        rows += read(set, 1_000);
                    }
                }
                System.out.println(++times + " " + line + " " + rows);
            }
        }
    }

    private static int fetched() throws JMException {
        ObjectName bean = new ObjectName("io.rowtally:type=Agent");
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        return server.isRegistered(bean) ? ((Double) server.getAttribute(bean, "RowsFetched")).intValue() : -1;
    }

    private static int read(ResultSet set, int most) throws SQLException {
        int rows = 0;
        while (rows < most && set.next()) {
            if (!set.getString("name").startsWith("n")) {
                throw new IllegalStateException("another value");
            }
            rows++;
        }
        return rows;
    }
}
