package io.rowtally.it.app.pools;

import javax.sql.DataSource;
import javax.sql.XADataSource;

/** What a layer stands on: the driver, by its URL or by its own data source; or the layer below, which has a URL too. */
final class Below {
    final String url;
    final String user;
    final String password;
    /** The kind of database, as in the driver's URL. */
    final String kind;
    /** Null where the driver is next. */
    private final DataSource layer;

    private Below(String url, String user, String password, String kind, DataSource layer) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.kind = kind;
        this.layer = layer;
    }

    static Below driver(String url, String user, String password) {
        return new Below(url, user, password, url.split(":")[1], null);
    }

    /** The same below a layer. */
    Below under(DataSource source) {
        return new Below(Relay.to(source), user, password, kind, source);
    }

    /** The same driver by another URL. */
    Below by(String otherUrl) {
        return new Below(otherUrl, user, password, kind, null);
    }

    /** The layer; null where the driver is next. */
    DataSource layer() {
        return layer;
    }

    /** The layer, else the driver's own data source. */
    DataSource source() throws ReflectiveOperationException {
        return layer != null
                ? layer
                : (DataSource) own("org.h2.jdbcx.JdbcDataSource", "org.postgresql.ds.PGSimpleDataSource");
    }

    /** The driver's own data source for distributed transactions. */
    XADataSource distributed() throws ReflectiveOperationException {
        return (XADataSource) own("org.h2.jdbcx.JdbcDataSource", "org.postgresql.xa.PGXADataSource");
    }

    private Object own(String h2, String postgresql) throws ReflectiveOperationException {
        return Beans.make(kind.equals("h2") ? h2 : postgresql, "URL", url, "user", user, "password", password);
    }
}
