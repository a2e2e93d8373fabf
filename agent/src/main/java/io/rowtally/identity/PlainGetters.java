package io.rowtally.identity;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads a property of an application's bean by its plain getter, and calls nothing else: a method that is merely named
 * like a property may do something. Never a proxy's or a persistent collection's: that could load from the database. On
 * the application's thread; whatever the getter throws is no answer.
 */
public final class PlainGetters {
    private static final int MAX_TEXT = 256;

    /** Marks of generated subclasses, and the packages of the lazy collections of persistence providers. */
    private static final String[] PROXIES = {"$$", "$HibernateProxy"};

    private static final String[] LAZY = {
        "org.hibernate.", "org.eclipse.persistence.", "org.apache.openjpa.", "org.datanucleus."
    };

    private PlainGetters() {}

    /**
     * A property's value by {@code getX()}, by {@code x()} where a field {@code x} of that type stands behind it, or, of a
     * map, by key; null where there is none.
     */
    static @Nullable Object property(Object bean, String name) {
        if (name.isEmpty() || mayLoad(bean.getClass())) {
            return null;
        }
        if (bean instanceof Map) {
            return entry((Map<?, ?>) bean, name);
        }
        String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        Object value = call(bean, "get" + capital, null);
        return value != null ? value : call(bean, name, name);
    }

    private static @Nullable Object entry(Map<?, ?> map, String key) {
        try {
            return map.get(key);
        } catch (RuntimeException | LinkageError e) {
            return null;
        }
    }

    /** A value that can be a user's id; null for anything but text and numbers. */
    static @Nullable String id(@Nullable Object value) {
        if (!(value instanceof CharSequence) && !(value instanceof Number) && !(value instanceof UUID)) {
            return null;
        }
        try {
            String text = value.toString().trim();
            return text.isEmpty() || text.length() > MAX_TEXT ? null : text;
        } catch (RuntimeException | LinkageError e) {
            return null;
        }
    }

    private static boolean mayLoad(Class<?> type) {
        String name = type.getName();
        for (String mark : PROXIES) {
            if (name.contains(mark)) {
                return true;
            }
        }
        for (String provider : LAZY) {
            if (name.startsWith(provider)) {
                return true;
            }
        }
        return Proxy.isProxyClass(type);
    }

    /** The answer of a getter, public and without parameters; null where there is none, or it cannot be called or throws. */
    public static @Nullable Object call(Object target, String getter) {
        return call(target, getter, null);
    }

    /** @param field the field of the same type that has to stand behind the method; null where none has to */
    private static @Nullable Object call(Object target, String method, @Nullable String field) {
        for (Class<?> type = target.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            Method found = declared(type, method, field);
            if (found != null) {
                return invoke(found, target, !Modifier.isPublic(type.getModifiers()));
            }
        }
        return null;
    }

    private static @Nullable Method declared(Class<?> type, String name, @Nullable String field) {
        try {
            Method found = type.getDeclaredMethod(name);
            Class<?> answer = found.getReturnType();
            boolean getter = Modifier.isPublic(found.getModifiers())
                    && !Modifier.isStatic(found.getModifiers())
                    && answer != void.class
                    && (field == null || type.getDeclaredField(field).getType() == answer);
            return getter ? found : null;
        } catch (NoSuchMethodException | NoSuchFieldException | RuntimeException | LinkageError e) {
            return null;
        }
    }

    private static @Nullable Object invoke(Method method, Object target, boolean hidden) {
        try {
            if (hidden) {
                method.setAccessible(true);
            }
            return method.invoke(target);
        } catch (IllegalAccessException | InvocationTargetException | RuntimeException | LinkageError e) {
            return null;
        }
    }
}
