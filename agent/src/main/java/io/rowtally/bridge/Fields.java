package io.rowtally.bridge;

import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.security.AccessController;
import java.security.PrivilegedAction;
import org.jspecify.annotations.Nullable;

/**
 * Where the bridge keeps what belongs to a driver's object: in the field that its class was given, or, where the class was
 * loaded before the agent came, in an {@link Attached} beside it. Used by whichever thread uses the object.
 */
public final class Fields {
    /** The name of the injected field in connections, statements and result sets. */
    private static final String CURSOR = "rowtally$cursor";

    private static final ClassValue<@Nullable Field> FIELDS = new ClassValue<@Nullable Field>() {
        @Override
        protected @Nullable Field computeValue(Class<?> type) {
            return AccessController.doPrivileged(new Find(type, CURSOR));
        }
    };

    private static final ClassValue<@Nullable Row> ROWS = new ClassValue<@Nullable Row>() {
        @Override
        protected @Nullable Row computeValue(Class<?> type) {
            Field signature = AccessController.doPrivileged(new Find(type, "rowtally$signature"));
            Field depth = AccessController.doPrivileged(new Find(type, "rowtally$depth"));
            return signature == null || depth == null ? null : new Row(signature, depth);
        }
    };

    private static final int TIDIED_AT_ONCE = 1_000_000;

    /** Whether the agent came to a JVM that ran already: then a class without our field may have its state elsewhere. */
    private static volatile boolean attached;

    private Fields() {}

    /** The agent comes to a JVM that runs already. Called once, before any class is advised. */
    public static void attached() {
        attached = true;
    }

    /** Lets go of what was kept for objects and threads that are gone. Called by the agent's thread. */
    public static void tidy() {
        Activation.tidy();
        if (attached) {
            Attached.purge(TIDIED_AT_ONCE);
        }
    }

    static boolean isAttached() {
        return attached;
    }

    /** The field in which an object's class keeps what is the bridge's; null where it has none. */
    static @Nullable Field of(Object target) {
        return FIELDS.get(target.getClass());
    }

    /**
     * A field that a class or its super class was given. It is public, so it is found without a look at the private ones,
     * whose types may be absent; in the bridge's own right, since the application may not be allowed to reflect.
     */
    private static final class Find implements PrivilegedAction<@Nullable Field> {
        private final Class<?> type;
        private final String name;

        Find(Class<?> type, String name) {
            this.type = type;
            this.name = name;
        }

        @Override
        public @Nullable Field run() {
            try {
                Field field = type.getField(name);
                field.setAccessible(true);
                return field;
            } catch (NoSuchFieldException e) {
                return null;
            } catch (Throwable t) {
                Bridge.failed(t);
                return null;
            }
        }
    }

    /** What a class of result sets has beside its cursor; null where it has no fields of ours. */
    private static final class Row {
        final Field signature;
        final Field depth;

        Row(Field signature, Field depth) {
            this.signature = signature;
            this.depth = depth;
        }
    }

    /** Whether an object has no place for our state, so that there is nothing to do; proxies are never advised. */
    static boolean placeless(Object target, @Nullable Field field) {
        return field == null && (!attached || Proxy.isProxyClass(target.getClass()));
    }

    static @Nullable Object get(Object target, @Nullable Field field) throws IllegalAccessException {
        return field != null ? field.get(target) : Attached.of(target).cursor;
    }

    static void set(Object target, @Nullable Field field, @Nullable Object value) throws IllegalAccessException {
        if (field != null) {
            field.set(target, value);
        } else {
            Attached.of(target).cursor = value;
        }
    }

    /** Whether an object has a place for our state, and nothing in it yet. */
    static boolean isVacant(Object target) throws IllegalAccessException {
        Field field = of(target);
        return !placeless(target, field) && get(target, field) == null;
    }

    /** Keeps a value with an object that has a place for it. */
    static <T> T attach(Object target, T value) throws IllegalAccessException {
        Field field = of(target);
        if (!placeless(target, field)) {
            set(target, field, value);
        }
        return value;
    }

    /** The row on which a set still stands is left, as if it was closed. */
    static void closing(Object set) throws IllegalAccessException {
        Field field = of(set);
        Row row = ROWS.get(set.getClass());
        if (field != null && row != null && row.depth.getInt(set) == 0) {
            row.signature.setLong(set, Cursor.closing(field.get(set), 0, row.signature.getLong(set)));
        }
    }
}
