package io.rowtally.it.app;

import javax.sql.DataSource;

/** What stands between a program and its database: a pool, a wrapper, or several of them. */
public interface Access {

    Opened to(String url, String user, String password) throws Exception;

    /** A source of connections; closed when the program has done with the database. */
    interface Opened extends AutoCloseable {
        DataSource source();
    }
}
