package io.rowtally.demo.registry;

import io.rowtally.demo.registry.account.AccountDao;
import io.rowtally.demo.registry.account.LoginFilter;
import io.rowtally.demo.registry.account.LoginServlet;
import io.rowtally.demo.registry.account.LogoutServlet;
import io.rowtally.demo.registry.bulk.ExportServlet;
import io.rowtally.demo.registry.bulk.LettersServlet;
import io.rowtally.demo.registry.database.Database;
import io.rowtally.demo.registry.database.Districts;
import io.rowtally.demo.registry.enterprise.ContactEditServlet;
import io.rowtally.demo.registry.enterprise.EnterpriseDetailServlet;
import io.rowtally.demo.registry.enterprise.EnterpriseListServlet;
import io.rowtally.demo.registry.enterprise.SearchServlet;
import io.rowtally.demo.registry.enterprise.ShareholderServlet;
import io.rowtally.demo.registry.statistics.HomeServlet;
import io.rowtally.demo.registry.statistics.QueryStatisticsServlet;
import io.rowtally.demo.registry.statistics.StatisticsServlet;
import io.rowtally.demo.registry.web.StyleServlet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.catalina.LifecycleException;

/**
 * The running register: database and web server. Owned by whoever starts it; {@link #close} lets running requests end,
 * then shuts the database.
 */
public final class Registry implements AutoCloseable {

    private static final long SEED = 20170401;

    private final Database database;
    private final WebServer server;

    private Registry(Database database, WebServer server) {
        this.database = database;
        this.server = server;
    }

    public static Registry start(Options options) throws SQLException, LifecycleException {
        Database database = Database.open(options.data, SEED, options.companies);
        try {
            WebServer server = new WebServer(options.port);
            Registry registry = new Registry(database, server);
            registry.addPages();
            server.start();
            return registry;
        } catch (SQLException | LifecycleException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private void addPages() throws SQLException {
        DataSource data = database.dataSource();
        AccountDao accounts = new AccountDao(data);
        Districts districts = new Districts(data);
        server.filter("login", new LoginFilter(accounts));
        server.servlet("/", new HomeServlet(data));
        server.servlet("/home", new HomeServlet(data));
        server.servlet("/login", new LoginServlet(accounts));
        server.servlet("/logout", new LogoutServlet());
        server.servlet("/style.css", new StyleServlet());
        server.servlet("/enterprise/list", new EnterpriseListServlet(data, districts));
        server.servlet("/enterprise/detail", new EnterpriseDetailServlet(data, districts));
        server.servlet("/search", new SearchServlet(data));
        server.servlet("/contact/edit", new ContactEditServlet(data));
        server.servlet("/shareholder/list", new ShareholderServlet(data, districts));
        server.servlet("/export/*", new ExportServlet(data));
        server.servlet("/letters", new LettersServlet(data, districts));
        server.servlet("/statistics", new StatisticsServlet(data, districts));
        server.servlet("/admin/query-statistics", new QueryStatisticsServlet(data));
    }

    /** Where it answers, without a slash at the end. */
    public String address() {
        return "http://127.0.0.1:" + server.port();
    }

    @Override
    public void close() throws SQLException {
        try {
            server.stop();
        } finally {
            database.close();
        }
    }
}
