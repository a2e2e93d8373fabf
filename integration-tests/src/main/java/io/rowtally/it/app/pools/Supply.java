package io.rowtally.it.app.pools;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/** Where the connections of a data source come from that can nothing else. */
interface Supply {

    Connection get() throws Exception;

    static DataSource source(Supply supply, AutoCloseable end) {
        return (DataSource) Proxy.newProxyInstance(
                Supply.class.getClassLoader(),
                new Class<?>[] {DataSource.class, AutoCloseable.class},
                (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "getConnection":
                            return supply.get();
                        case "close":
                            end.close();
                            return null;
                        case "hashCode":
                            return System.identityHashCode(proxy);
                        case "equals":
                            return proxy == arguments[0];
                        case "toString":
                            return "source";
                        case "getLoginTimeout":
                            return 0;
                        default:
                            return null;
                    }
                });
    }
}
