package io.rowtally.identity;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a property that the operator has named of an application's bean by its plain getter, and calls nothing else: a method that is
 * merely named like a property may do something. Guesses call nothing at all ({@link PlainFields}). Never a proxy's or a persistent collection's: that could load from the database. On
 * the application's thread; whatever the getter throws is no answer.
 */
public final class PlainGetters {
    private static final int MAX_TEXT = 256;

    private static final Method ABSENT = absent();

    /** Marks of generated subclasses, and the packages of the lazy collections of persistence providers. */
    private static final String[] PROXIES = {"$$", "$HibernateProxy"};

    private static final String[] LAZY = {
        "org.hibernate.", "org.eclipse.persistence.", "org.apache.openjpa.", "org.datanucleus."
    };

    /** Each class is looked through once: a getter that is not there costs an exception with the whole stack in it. */
    private static final ClassValue<PlainGetters> BY_CLASS = new ClassValue<PlainGetters>() {
        @Override
        protected PlainGetters computeValue(Class<?> type) {
            return new PlainGetters(type);
        }
    };

    private final Class<?> type;
    private final boolean mayLoad;
    /** By method, and by the field that has to stand behind it; what is not there is there as {@link #ABSENT}. */
    private final Map<String, Method> found = new ConcurrentHashMap<>();

    private PlainGetters(Class<?> type) {
        this.type = type;
        this.mayLoad = mayLoad(type);
    }

    /**
     * A property's value by {@code getX()}, by {@code x()} where a field {@code x} of that type stands behind it, or, of a
     * map, by key; null where there is none.
     */
    static @Nullable Object property(Object bean, String name) {
        PlainGetters getters = BY_CLASS.get(bean.getClass());
        if (name.isEmpty() || getters.mayLoad) {
            return null;
        }
        if (bean instanceof Map) {
            return entry((Map<?, ?>) bean, name);
        }
        String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        Object value = getters.call(bean, "get" + capital, "");
        return value != null ? value : getters.call(bean, name, name);
    }

    static @Nullable Object entry(Map<?, ?> map, String key) {
        try {
            return map.get(key);
        } catch (RuntimeException | LinkageError e) {
            return null;
        }
    }

    /** What can be a user's id at the end of a way of properties, with dots between them; empty for the bean itself. */
    static @Nullable String id(Object bean, String properties) {
        Object value = bean;
        for (String name : properties.isEmpty() ? new String[0] : properties.split("\\.", -1)) {
            value = value == null ? null : property(value, name);
        }
        return id(value);
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

    /** Whether reading an object of a class may load something: a proxy, or a collection of a persistence provider. */
    static boolean mayLoad(Class<?> type) {
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
        return BY_CLASS.get(target.getClass()).call(target, getter, "");
    }

    /** The name of the class that declares a getter; null where there is none. */
    static @Nullable String declaring(Object target, String getter) {
        Method found = BY_CLASS.get(target.getClass()).known(getter, "");
        return found == ABSENT ? null : found.getDeclaringClass().getName();
    }

    /** @param field the field of the same type that has to stand behind the method; empty where none has to */
    private @Nullable Object call(Object target, String method, String field) {
        Method known = known(method, field);
        return known == ABSENT ? null : invoke(known, target);
    }

    private Method known(String method, String field) {
        String key = field.isEmpty() ? method : method + ' ' + field;
        Method known = found.get(key);
        if (known == null) {
            Method sought = find(method, field);
            known = sought == null ? ABSENT : sought;
            found.put(key, known);
        }
        return known;
    }

    private @Nullable Method find(String method, String field) {
        for (Class<?> declaring = type; declaring != null && declaring != Object.class; ) {
            Method declared = declared(declaring, method, field);
            if (declared != null) {
                return declared;
            }
            declaring = declaring.getSuperclass();
        }
        return null;
    }

    private static @Nullable Method declared(Class<?> type, String name, String field) {
        try {
            Method declared = type.getDeclaredMethod(name);
            Class<?> answer = declared.getReturnType();
            boolean getter = Modifier.isPublic(declared.getModifiers())
                    && !Modifier.isStatic(declared.getModifiers())
                    && answer != void.class
                    && (field.isEmpty() || type.getDeclaredField(field).getType() == answer);
            if (getter && !Modifier.isPublic(type.getModifiers())) {
                declared.setAccessible(true);
            }
            return getter ? declared : null;
        } catch (NoSuchMethodException | NoSuchFieldException | RuntimeException | LinkageError e) {
            return null;
        }
    }

    private static @Nullable Object invoke(Method method, Object target) {
        try {
            return method.invoke(target);
        } catch (IllegalAccessException | InvocationTargetException | RuntimeException | LinkageError e) {
            return null;
        }
    }

    private static Method absent() {
        try {
            return Object.class.getMethod("hashCode");
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }
}
