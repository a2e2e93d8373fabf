package io.rowtally.it.app.web;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * Serves the pages until its standard input ends, with one thread or as many as {@code web.threads} says. Names neither a
 * servlet API nor a server, so that each can be on a class path of its own.
 */
public final class WebApplication {
    private static volatile Persons persons;

    private WebApplication() {}

    /**
     * @param arguments the {@link Container} to serve in, the package of the servlets, and what guards the pages; the container
     *     where nothing is named
     */
    public static void main(String[] arguments) throws Exception {
        begin(ownPool());
        Container container = container(arguments[0]);
        int port = container.start(arguments[1], arguments.length == 2 ? null : arguments[2]);
        Startup.awaitTimer();
        System.out.println("ready " + port);
        while (System.in.read() >= 0) {
            // the test lets go of it
        }
        container.stop();
        System.out.println("stopped");
    }

    private static DataSource ownPool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:web;DB_CLOSE_DELAY=-1");
        config.setUsername("sa");
        config.setPassword("");
        config.setMaximumPoolSize(1 + Integer.getInteger("web.threads", 1));
        return new HikariDataSource(config);
    }

    private static void begin(DataSource pool) throws SQLException {
        persons = new Persons(pool);
        HandedPages.start();
    }

    /** The same in a server that has started the application itself and has its pool under that name. */
    static void deployed(String pool) {
        try {
            begin((DataSource) new InitialContext().lookup(pool));
        } catch (NamingException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Container container(String name) {
        switch (name) {
            case "tomcat":
                return new TomcatContainer();
            case "jetty9":
            case "jetty12":
                return new JettyContainer(name);
            case "undertow":
                return new UndertowContainer();
            default:
                throw new IllegalArgumentException(name);
        }
    }

    static Persons persons() {
        return persons;
    }
}
