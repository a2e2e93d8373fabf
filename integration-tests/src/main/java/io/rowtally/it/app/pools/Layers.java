package io.rowtally.it.app.pools;

import java.lang.reflect.Array;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/** Every pool and wrapper by the name that stands in {@code stacks.tsv}. */
final class Layers {
    private static final int MOST = 4;
    private static final int VALID_SECONDS = 30;

    private static final Map<String, Layer> ALL = new HashMap<>();

    static {
        ALL.put("hikari", Layers::hikari);
        ALL.put("dbcp1", below -> dbcp("dbcp", "maxActive", below, false));
        ALL.put("dbcp1-cache", below -> dbcp("dbcp", "maxActive", below, true));
        ALL.put("dbcp2", below -> dbcp("dbcp2", "maxTotal", below, false));
        ALL.put("dbcp2-cache", below -> dbcp("dbcp2", "maxTotal", below, true));
        ALL.put("c3p0", below -> c3p0(below, 0));
        ALL.put("c3p0-cache", below -> c3p0(below, 50));
        ALL.put("tomcat", below -> tomcat(below, null));
        ALL.put("tomcat-cache", below -> tomcat(below, "StatementCache(prepared=true);ConnectionState"));
        ALL.put("tomcat-reports", below -> tomcat(below, "StatementFinalizer;SlowQueryReport;ResetAbandonedTimer"));
        ALL.put("druid", below -> druid(below, null));
        ALL.put("druid-filters", below -> druid(below, "stat,wall,slf4j,commonlogging"));
        ALL.put("agroal", Layers::agroal);
        ALL.put("vibur", Layers::vibur);
        ALL.put("bonecp", Layers::bonecp);
        ALL.put("p6spy", below -> below.under(wrapped("com.p6spy.engine.spy.P6DataSource", below.source())));
        ALL.put("p6spy-url", below -> below.by("jdbc:p6spy:" + below.url.substring("jdbc:".length())));
        ALL.put("dsproxy", Layers::dsproxy);
        ALL.put("own", below -> below.under(OwnProxies.around(below.source())));
        ALL.put("cglib", below -> below.under(Generated.byCglib(below.source())));
        ALL.put("javassist", below -> below.under(Generated.byJavassist(below.source())));
        ALL.put("source", below -> below.under(below.source()));
        ALL.put("xa", below -> below.under(new Distributed(below.distributed()).source()));
    }

    private Layers() {}

    static Layer named(String name) {
        Layer layer = ALL.get(name);
        if (layer == null) {
            throw new IllegalArgumentException(name);
        }
        return layer;
    }

    private static Below hikari(Below below) throws Exception {
        boolean driver = below.layer() == null;
        return below.under((DataSource) Beans.make(
                "com.zaxxer.hikari.HikariDataSource",
                "jdbcUrl",
                driver ? below.url : null,
                "username",
                driver ? below.user : null,
                "password",
                driver ? below.password : null,
                "dataSource",
                below.layer(),
                "minimumIdle",
                1,
                "maximumPoolSize",
                MOST));
    }

    /** DBCP 1 and 2 differ in their package and in the name of the greatest size. */
    private static Below dbcp(String pack, String size, Below below, boolean cache) throws Exception {
        return below.under((DataSource) Beans.make(
                "org.apache.commons." + pack + ".BasicDataSource",
                "url",
                below.url,
                "username",
                below.user,
                "password",
                below.password,
                "poolPreparedStatements",
                cache,
                size,
                MOST));
    }

    private static Below c3p0(Below below, int statements) throws Exception {
        return below.under((DataSource) Beans.make(
                "com.mchange.v2.c3p0.ComboPooledDataSource",
                "jdbcUrl",
                below.url,
                "user",
                below.user,
                "password",
                below.password,
                "maxStatements",
                statements,
                "minPoolSize",
                1,
                "initialPoolSize",
                1,
                "maxPoolSize",
                MOST));
    }

    private static Below tomcat(Below below, String interceptors) throws Exception {
        // another pool below may not let it choose the account
        boolean driver = below.layer() == null;
        return below.under((DataSource) Beans.make(
                "org.apache.tomcat.jdbc.pool.DataSource",
                "url",
                below.url,
                "username",
                driver ? below.user : null,
                "password",
                driver ? below.password : null,
                "dataSource",
                below.layer(),
                "jdbcInterceptors",
                interceptors,
                "jmxEnabled",
                false,
                "initialSize",
                1,
                "maxActive",
                MOST));
    }

    private static Below druid(Below below, String filters) throws Exception {
        return below.under((DataSource) Beans.make(
                "com.alibaba.druid.pool.DruidDataSource",
                "driverClassName",
                below.layer() == null ? null : Relay.class.getName(),
                "url",
                below.url,
                "username",
                below.user,
                "password",
                below.password,
                "dbType",
                below.kind,
                // its own for PostgreSQL reads a row of a query on each new connection
                "validConnectionChecker",
                Beans.make("com.alibaba.druid.pool.JDBC4ValidConnectionChecker"),
                "validationQueryTimeout",
                VALID_SECONDS,
                "filters",
                filters,
                "poolPreparedStatements",
                filters != null,
                "maxPoolPreparedStatementPerConnectionSize",
                filters == null ? null : 50,
                "maxActive",
                MOST));
    }

    private static Below agroal(Below below) throws Exception {
        Map<String, String> settings = new HashMap<>();
        settings.put("jdbcUrl", below.url);
        settings.put("principal", below.user);
        settings.put("credential", below.password);
        settings.put("maxSize", String.valueOf(MOST));
        settings.put("acquisitionTimeout_s", "30");
        Object reader = Class.forName("io.agroal.api.configuration.supplier.AgroalPropertiesReader")
                .getConstructor()
                .newInstance();
        reader.getClass().getMethod("readProperties", Map.class).invoke(reader, settings);
        Class<?> listener = Class.forName("io.agroal.api.AgroalDataSourceListener");
        return below.under((DataSource) Class.forName("io.agroal.api.AgroalDataSource")
                .getMethod(
                        "from",
                        Class.forName("io.agroal.api.configuration.AgroalDataSourceConfiguration"),
                        Array.newInstance(listener, 0).getClass())
                .invoke(null, Beans.call(reader, "get"), Array.newInstance(listener, 0)));
    }

    private static Below vibur(Below below) throws Exception {
        DataSource source = (DataSource) Beans.make(
                "org.vibur.dbcp.ViburDBCPDataSource",
                "jdbcUrl",
                below.layer() == null ? below.url : null,
                "username",
                below.layer() == null ? below.user : null,
                "password",
                below.layer() == null ? below.password : null,
                "externalDataSource",
                below.layer(),
                "poolInitialSize",
                1,
                "poolMaxSize",
                MOST,
                "statementCacheMaxSize",
                50);
        Beans.call(source, "start");
        return below.under(source);
    }

    private static Below bonecp(Below below) throws Exception {
        return below.under((DataSource) Beans.make(
                "com.jolbox.bonecp.BoneCPDataSource",
                "jdbcUrl",
                below.url,
                "username",
                below.user,
                "password",
                below.password,
                "partitionCount",
                1,
                "minConnectionsPerPartition",
                1,
                "maxConnectionsPerPartition",
                MOST,
                "statementsCacheSize",
                50));
    }

    private static DataSource wrapped(String type, DataSource inner) throws ReflectiveOperationException {
        return (DataSource) Class.forName(type).getConstructor(DataSource.class).newInstance(inner);
    }

    /** As one would set it up to count rows: result sets proxied, and a listener for {@code next()}. */
    private static Below dsproxy(Below below) throws Exception {
        return below.under(ProxyDataSourceBuilder.create(below.source())
                .proxyResultSet()
                .countQuery()
                .afterMethod(call -> call.getMethod().getName().equals("next"))
                .build());
    }
}
