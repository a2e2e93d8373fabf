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
    /** The injected field of result sets. */
    private static final String CURSOR = "rowtally$cursor";
    /** The injected field of connections and statements. */
    private static final String KEPT = "rowtally$kept";

    private static final ClassValue<@Nullable Field> FIELDS = new ClassValue<@Nullable Field>() {
        @Override
        protected @Nullable Field computeValue(Class<?> type) {
            Field cursor = AccessController.doPrivileged(new Find(type, CURSOR));
            return cursor != null ? cursor : AccessController.doPrivileged(new Find(type, KEPT));
        }
    };

    private static final ClassValue<@Nullable Row> ROWS = new ClassValue<@Nullable Row>() {
        @Override
        protected @Nullable Row computeValue(Class<?> type) {
            Field signature = AccessController.doPrivileged(new Find(type, "rowtally$signature"));
            Field state = AccessController.doPrivileged(new Find(type, "rowtally$state"));
            return signature == null || state == null ? null : new Row(signature, state);
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
        tidyThreads();
        Attached.purge(TIDIED_AT_ONCE);
    }

    /**
     * Forgets threads that are gone: such a thread keeps its context loader, and with it a web application that was
     * undeployed. Called by the agent's thread; an entry that is lost to it costs its thread one look-up.
     */
    private static void tidyThreads() {
        for (int slot = 0; slot < Activation.RECENT.length; slot += Activation.STRIDE) {
            Activation recent = Activation.RECENT[slot];
            if (recent != null && recent.thread != null && !recent.thread.isAlive()) {
                Activation.RECENT[slot] = null;
            }
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
        final Field state;

        Row(Field signature, Field state) {
            this.signature = signature;
            this.state = state;
        }
    }

    /** Whether an object has no place for our state, so that there is nothing to do; proxies are never advised. */
    static boolean placeless(Object target, @Nullable Field field) {
        return field == null && (!attached || Proxy.isProxyClass(target.getClass()));
    }

    static @Nullable Object get(Object target, @Nullable Field field) throws IllegalAccessException {
        if (field != null) {
            return field.get(target);
        }
        Attached state = Attached.of(target);
        return state.cursor != null ? state.cursor : state.kept;
    }

    static void set(Object target, @Nullable Field field, @Nullable Object value) throws IllegalAccessException {
        if (field != null) {
            field.set(target, value);
        } else if (value instanceof Cursor || value instanceof Cell) {
            Attached.of(target).cursor = value;
        } else {
            Attached.of(target).kept = value;
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

    /**
     * Gives a set that was handed out its cursor, or the cell to get one in where another set was handed out further inside, which
     * may be behind it; unless the one it has was given there for the same rows.
     *
     * @return what the set has now; null where it has no fields of ours
     */
    static @Nullable Object link(Object set, Cell cell, boolean executed, Activation now)
            throws IllegalAccessException {
        Field field = of(set);
        if (placeless(set, field)) {
            return null;
        }
        boolean inFront = now.linked;
        now.linked = now.inside > 1;
        Object link = get(set, field);
        boolean fits = link instanceof Cursor
                ? ((Cursor) link).fits(cell, executed)
                : link instanceof Cell && !((Cell) link).lessKnownThan(cell);
        if (!fits) {
            link = inFront && !(link instanceof Cursor) ? cell : new Cursor(cell);
            set(set, field, link);
        }
        return field == null ? null : link;
    }

    /** The cursor of a set that had none when its statement handed it out, and is to tell its statement from now on. */
    static @Nullable Cursor standing(Object set) {
        try {
            Field field = of(set);
            Object link = field == null ? null : field.get(set);
            return link instanceof Cursor ? ((Cursor) link).standing(set) : null;
        } catch (Throwable t) {
            Bridge.failed(t);
            return null;
        }
    }

    /** The row on which a set still stands is left, as if it was closed. */
    static void closing(Object set) throws IllegalAccessException {
        Field field = of(set);
        Object link = field == null ? null : field.get(set);
        Row row = link instanceof Cursor ? ROWS.get(set.getClass()) : null;
        if (row != null) {
            int state = row.state.getInt(set);
            row.signature.setLong(set, Cursor.closing(link, state, row.signature.getLong(set)));
        }
    }
}
