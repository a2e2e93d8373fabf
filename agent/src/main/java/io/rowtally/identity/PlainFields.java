package io.rowtally.identity;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a property of an application's bean from the field behind its plain getter. Nobody has asked for a guess, so
 * it calls none of the application's methods: one may block, log in or load from a database. What a getter works out, or keeps
 * in a field of another name, is not found; the operator's path finds it ({@link PlainGetters}). Thread-safe.
 */
final class PlainFields {
    /** Maps of libraries that only look the key up, by the beginning of their name. */
    private static final String[] MAPS = {
        "com.alibaba.fastjson.JSONObject",
        "com.alibaba.fastjson2.JSONObject",
        "cn.hutool.core.",
        "org.apache.commons.collections.map.CaseInsensitiveMap",
        "org.apache.commons.collections4.map.CaseInsensitiveMap",
        "org.springframework.util.LinkedCaseInsensitiveMap",
    };

    private static final ClassValue<PlainFields> BY_CLASS = new ClassValue<PlainFields>() {
        @Override
        protected PlainFields computeValue(Class<?> type) {
            return new PlainFields(type);
        }
    };

    private final Class<?> type;
    private final boolean closed;
    private final boolean lookedUp;
    private final Map<String, Optional<Field>> fields = new ConcurrentHashMap<>();

    private PlainFields(Class<?> type) {
        this.type = type;
        this.closed = PlainGetters.mayLoad(type) || !Map.class.isAssignableFrom(type) && isTheJdks(type);
        this.lookedUp = Map.class.isAssignableFrom(type) && onlyLooksUp(type);
    }

    /**
     * What can be a user's id under a property of a bean, or a key of a map; null where there is no such field, or it holds anything but
     * text and numbers of the JDK's own classes. A number that is zero is none: so are fields that wait to be loaded.
     */
    static @Nullable String id(Object bean, String property) {
        return id(BY_CLASS.get(bean.getClass()).value(bean, property));
    }

    /** As {@link PlainGetters#id(Object)}, of classes only whose {@code toString} is the JDK's. */
    static @Nullable String id(@Nullable Object value) {
        boolean plain = value instanceof String
                || value instanceof UUID
                || (value instanceof Number && isTheJdks(value.getClass()) && ((Number) value).doubleValue() != 0);
        return plain ? PlainGetters.id(value) : null;
    }

    private @Nullable Object value(Object bean, String property) {
        if (closed) {
            return null;
        }
        if (bean instanceof Map) {
            return lookedUp ? PlainGetters.entry((Map<?, ?>) bean, property) : null;
        }
        Field field = fields.computeIfAbsent(property, name -> Optional.ofNullable(find(name)))
                .orElse(null);
        try {
            return field == null ? null : field.get(bean);
        } catch (IllegalAccessException e) {
            return null;
        }
    }

    /** The field of a property in the class that declares its getter, of the getter's type. */
    private @Nullable Field find(String property) {
        String getter = "get" + property.substring(0, 1).toUpperCase(Locale.ROOT) + property.substring(1);
        for (Class<?> one = type; one != null && one != Object.class; one = one.getSuperclass()) {
            Class<?> answer = answer(one, getter);
            answer = answer != null ? answer : answer(one, property);
            if (answer != null) {
                return field(one, property, answer);
            }
        }
        return null;
    }

    private static @Nullable Class<?> answer(Class<?> declaring, String method) {
        try {
            Method declared = declaring.getDeclaredMethod(method);
            return Modifier.isPublic(declared.getModifiers()) && !Modifier.isStatic(declared.getModifiers())
                    ? declared.getReturnType()
                    : null;
        } catch (NoSuchMethodException | RuntimeException | LinkageError e) {
            return null;
        }
    }

    private static @Nullable Field field(Class<?> declaring, String name, Class<?> type) {
        try {
            Field field = declaring.getDeclaredField(name);
            if (Modifier.isStatic(field.getModifiers()) || field.getType() != type) {
                return null;
            }
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException | RuntimeException | LinkageError e) {
            return null;
        }
    }

    /** Whether a map's own look-up is the JDK's, whatever extends it, or that of a library that is known. */
    private static boolean onlyLooksUp(Class<?> map) {
        try {
            Class<?> declaring = map.getMethod("get", Object.class).getDeclaringClass();
            for (String known : MAPS) {
                if (declaring.getName().startsWith(known)) {
                    return true;
                }
            }
            return isTheJdks(declaring);
        } catch (NoSuchMethodException | RuntimeException | LinkageError e) {
            return false;
        }
    }

    /** The fields of such classes are closed since Java 9; before 17, opening one is complained of on the application's standard error. */
    private static boolean isTheJdks(Class<?> type) {
        return type.getClassLoader() == null || type.getName().startsWith("com.sun.");
    }
}
