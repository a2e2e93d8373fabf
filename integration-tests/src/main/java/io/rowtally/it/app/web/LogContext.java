package io.rowtally.it.app.web;

import java.lang.reflect.Method;

/** A logging library's diagnostic context, by the name of its class. */
final class LogContext {
    private static final String KEY = "user";
    /** It has no keys. */
    private static final String NESTED = "org.apache.log4j.NDC";

    private LogContext() {}

    static void put(String type, String user) {
        if (type.equals(NESTED)) {
            call(type, "push", new Class<?>[] {String.class}, user);
            return;
        }
        Class<?> value = type.equals("org.apache.log4j.MDC") ? Object.class : String.class;
        call(type, "put", new Class<?>[] {String.class, value}, "other", "nobody");
        call(type, "put", new Class<?>[] {String.class, value}, KEY, user);
    }

    static void remove(String type) {
        if (type.equals(NESTED)) {
            call(type, "pop", new Class<?>[0]);
            return;
        }
        call(type, "remove", new Class<?>[] {String.class}, KEY);
    }

    private static void call(String type, String name, Class<?>[] parameters, Object... arguments) {
        try {
            Method method = Class.forName(type).getMethod(name, parameters);
            method.invoke(null, arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
