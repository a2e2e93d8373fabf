package io.rowtally.it.app.web.odd;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.hibernate.cfg.Configuration;

/** Clerks whom Hibernate has not loaded, in a session of its own that is open, so that a touch would load them. */
final class LazyClerks {
    private static final String URL = "jdbc:h2:mem:clerks;DB_CLOSE_DELAY=-1";
    private static final String MAPPING = "<?xml version='1.0'?>"
            + "<hibernate-mapping xmlns='http://www.hibernate.org/xsd/orm/hbm'>"
            + "<class name='io.rowtally.it.app.web.odd.Clerk' table='clerk'>"
            + "<id name='id' column='id'/><property name='account' column='account'/>"
            + "<map name='names' table='clerk_name' lazy='true'><key column='clerk'/>"
            + "<map-key type='string' column='what'/><element type='string' column='clerk_name'/></map>"
            + "</class></hibernate-mapping>";

    private static Session session;
    private static Object lazy;

    private LazyClerks() {}

    static synchronized Object of(String kind) {
        if (session == null) {
            session = open();
        }
        session.clear();
        Clerk reference = session.load(Clerk.class, 1);
        switch (kind) {
            case "lazy":
                lazy = reference;
                return reference;
            case "lazy-inside":
                lazy = reference;
                Map<String, Object> user = new HashMap<>();
                user.put("account", reference);
                return user;
            case "lazy-map":
                lazy = session.get(Clerk.class, 2).getNames();
                return lazy;
            default:
                throw new IllegalArgumentException(kind);
        }
    }

    private static Session open() {
        try (Connection connection = DriverManager.getConnection(URL, "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create table clerk(id int primary key, account varchar(40))");
            statement.execute("create table clerk_name(clerk int, what varchar(40), clerk_name varchar(40))");
            statement.execute("insert into clerk values(1, 'one'), (2, 'two')");
            statement.execute("insert into clerk_name values(2, 'account', 'two')");
            statement.execute("set query_statistics true");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Configuration configuration = new Configuration();
        configuration.addInputStream(new ByteArrayInputStream(MAPPING.getBytes(StandardCharsets.UTF_8)));
        configuration.setProperty("hibernate.connection.url", URL);
        configuration.setProperty("hibernate.connection.username", "sa");
        configuration.setProperty("hibernate.dialect", "org.hibernate.dialect.H2Dialect");
        return configuration.buildSessionFactory().openSession();
    }

    /** Whether the last one is loaded by now, and how many selects of clerks the database has seen. */
    static synchronized String report() {
        if (session == null) {
            return "";
        }
        try (Connection connection = DriverManager.getConnection(URL, "sa", "");
                Statement statement = connection.createStatement();
                ResultSet set = statement.executeQuery("select coalesce(sum(execution_count), 0)"
                        + " from information_schema.query_statistics where sql_statement like '%from clerk%'"
                        + " and sql_statement not like '%query_statistics%'")) {
            set.next();
            return ", loaded " + Hibernate.isInitialized(lazy) + ", selects " + set.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
