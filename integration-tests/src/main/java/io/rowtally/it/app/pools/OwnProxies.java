package io.rowtally.it.app.pools;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import javax.sql.DataSource;

/** JDK proxies of all that a connection hands out, as many an application has written for itself. */
final class OwnProxies implements InvocationHandler {
    private static final Class<?>[] TYPES = {
        CallableStatement.class,
        PreparedStatement.class,
        Statement.class,
        ResultSet.class,
        DatabaseMetaData.class,
        Connection.class
    };

    private final Object target;

    private OwnProxies(Object target) {
        this.target = target;
    }

    static DataSource around(DataSource source) {
        return Supply.source(() -> (Connection) proxy(source.getConnection()), () -> {});
    }

    private static Object proxy(Object target) {
        for (Class<?> type : TYPES) {
            if (type.isInstance(target)) {
                return Proxy.newProxyInstance(
                        OwnProxies.class.getClassLoader(), new Class<?>[] {type}, new OwnProxies(target));
            }
        }
        return target;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        try {
            return proxy(method.invoke(target, arguments));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
