package io.rowtally.it.app.view;

import java.io.ObjectStreamClass;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.sql.DriverManager;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** The registered drivers, and what reflection shows of the classes of one of them. */
final class Driver {
    private static final String[] CLASSES = {
        "org.h2.Driver",
        "org.h2.jdbc.JdbcConnection",
        "org.h2.jdbc.JdbcStatement",
        "org.h2.jdbc.JdbcPreparedStatement",
        "org.h2.jdbc.JdbcResultSet",
        "org.h2.jdbc.JdbcResultSetMetaData",
        "org.h2.jdbc.JdbcDatabaseMetaData",
        "org.h2.jdbcx.JdbcDataSource"
    };

    private Driver() {}

    static void look(View view) throws ClassNotFoundException {
        for (java.sql.Driver driver : Collections.list(DriverManager.getDrivers())) {
            view.line("driver", driver.getClass());
        }
        for (String name : CLASSES) {
            Class<?> type = Class.forName(name, false, Driver.class.getClassLoader());
            Set<String> members = new TreeSet<>();
            for (Field field : type.getDeclaredFields()) {
                members.add("field " + field + annotations(field));
            }
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                members.add(constructor.toGenericString() + annotations(constructor));
            }
            for (Method method : type.getDeclaredMethods()) {
                members.add(method.toGenericString() + annotations(method));
            }
            for (String member : members) {
                view.line("member", member);
            }
            ObjectStreamClass stream = ObjectStreamClass.lookup(type);
            view.line("stream of " + name, stream == null ? null : stream.getSerialVersionUID());
            view.line("interfaces of " + name, new TreeSet<>(names(type.getInterfaces())));
            view.line(
                    "source of " + name,
                    type.getProtectionDomain().getCodeSource().getLocation());
        }
    }

    private static Set<String> names(Class<?>[] types) {
        Set<String> names = new TreeSet<>();
        for (Class<?> type : types) {
            names.add(type.getName());
        }
        return names;
    }

    private static String annotations(AnnotatedElement member) {
        return " annotated " + member.getAnnotations().length;
    }
}
