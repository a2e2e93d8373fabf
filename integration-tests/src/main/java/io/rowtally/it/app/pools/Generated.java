package io.rowtally.it.app.pools;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Set;
import javassist.util.proxy.MethodHandler;
import javassist.util.proxy.ProxyFactory;
import javassist.util.proxy.ProxyObject;
import javax.sql.DataSource;
import org.springframework.cglib.proxy.Enhancer;
import org.springframework.cglib.proxy.Factory;
import org.springframework.cglib.proxy.MethodInterceptor;
import org.springframework.objenesis.ObjenesisStd;

/**
 * Generated proxies in front of a driver's objects: of all their interfaces, as Proxool makes them, and of result sets a
 * subclass of the driver's own class, where that is not final, as Spring and Mockito make them.
 */
final class Generated {
    private static final ObjenesisStd OBJENESIS = new ObjenesisStd();

    /** Makes a proxy of a class or, where that is null, of interfaces. */
    private interface Maker {
        Object make(Class<?> parent, Class<?>[] interfaces, Object target);
    }

    private final Maker maker;

    private Generated(Maker maker) {
        this.maker = maker;
    }

    static DataSource byCglib(DataSource source) {
        return new Generated(Generated::cglib).around(source);
    }

    static DataSource byJavassist(DataSource source) {
        return new Generated(Generated::javassist).around(source);
    }

    private DataSource around(DataSource source) {
        return Supply.source(() -> (Connection) proxy(source.getConnection()), () -> {});
    }

    private Object proxy(Object target) {
        if (!(target instanceof Connection
                || target instanceof Statement
                || target instanceof ResultSet
                || target instanceof DatabaseMetaData)) {
            return target;
        }
        Class<?> type = target.getClass();
        if (target instanceof ResultSet && !Modifier.isFinal(type.getModifiers())) {
            return maker.make(type, new Class<?>[0], new Target(target));
        }
        return maker.make(null, interfaces(type), new Target(target));
    }

    private static Class<?>[] interfaces(Class<?> type) {
        Set<Class<?>> all = new LinkedHashSet<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Class<?> one : each.getInterfaces()) {
                if (Modifier.isPublic(one.getModifiers())) {
                    all.add(one);
                }
            }
        }
        return all.toArray(new Class<?>[0]);
    }

    private static Object cglib(Class<?> parent, Class<?>[] interfaces, Object target) {
        Enhancer enhancer = new Enhancer();
        enhancer.setSuperclass(parent == null ? Neighbour.class : parent);
        enhancer.setInterfaces(interfaces);
        enhancer.setCallbackType(MethodInterceptor.class);
        Factory proxy = (Factory) OBJENESIS.newInstance(enhancer.createClass());
        MethodInterceptor interceptor =
                (self, method, arguments, original) -> ((Target) target).call(method, arguments);
        proxy.setCallback(0, interceptor);
        return proxy;
    }

    private static Object javassist(Class<?> parent, Class<?>[] interfaces, Object target) {
        ProxyFactory factory = new ProxyFactory();
        if (parent != null) {
            factory.setSuperclass(parent);
        }
        factory.setInterfaces(interfaces);
        ProxyObject proxy = (ProxyObject) OBJENESIS.newInstance(factory.createClass());
        MethodHandler handler = (self, method, original, arguments) -> ((Target) target).call(method, arguments);
        proxy.setHandler(handler);
        return proxy;
    }

    /** Parent of proxies of interfaces: they are made in the package of their parent, which must be the application's. */
    public static class Neighbour {}

    /** The object behind a proxy. */
    private final class Target {
        private final Object object;

        Target(Object object) {
            this.object = object;
        }

        Object call(Method method, Object[] arguments) throws Throwable {
            try {
                method.setAccessible(true);
                return proxy(method.invoke(object, arguments));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
