package io.rowtally.identity;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a property of an application's bean by its plain getter. Never a proxy's: that could load from the database. On
 * the application's thread; whatever the getter throws is no answer.
 */
public final class PlainGetters {
    private static final int MAX_TEXT = 256;

    private PlainGetters() {}

    /** A property's value by {@code getX()}, {@code isX()}, {@code x()} or, of a map, by key; null where there is none. */
    static @Nullable Object property(Object bean, String name) {
        if (bean instanceof Map) {
            return ((Map<?, ?>) bean).get(name);
        }
        if (name.isEmpty() || isProxy(bean.getClass())) {
            return null;
        }
        String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        Object value = call(bean, "get" + capital);
        return value != null ? value : call(bean, name);
    }

    /** A value that can be a user's id; null for anything but text and numbers. */
    static @Nullable String id(@Nullable Object value) {
        if (!(value instanceof CharSequence) && !(value instanceof Number) && !(value instanceof java.util.UUID)) {
            return null;
        }
        String text = value.toString().trim();
        return text.isEmpty() || text.length() > MAX_TEXT ? null : text;
    }

    private static boolean isProxy(Class<?> type) {
        String name = type.getName();
        return name.contains("$$") || name.contains("$HibernateProxy") || java.lang.reflect.Proxy.isProxyClass(type);
    }

    /** The answer of a public method without parameters; null where there is none, or it cannot be called or throws. */
    public static @Nullable Object call(Object target, String method) {
        for (Class<?> type = target.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            Method found = declared(type, method);
            if (found != null) {
                return invoke(found, target, !Modifier.isPublic(type.getModifiers()));
            }
        }
        return null;
    }

    private static @Nullable Method declared(Class<?> type, String name) {
        try {
            Method found = type.getDeclaredMethod(name);
            int modifiers = found.getModifiers();
            return Modifier.isPublic(modifiers) && !Modifier.isStatic(modifiers) ? found : null;
        } catch (NoSuchMethodException | LinkageError e) {
            return null;
        }
    }

    private static @Nullable Object invoke(Method method, Object target, boolean hidden) {
        try {
            if (hidden) {
                method.setAccessible(true);
            }
            return method.invoke(target);
        } catch (IllegalAccessException | InvocationTargetException | RuntimeException e) {
            return null;
        }
    }
}
