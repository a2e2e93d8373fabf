package io.rowtally.bridge;

import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.security.AccessController;
import java.security.PrivilegedAction;
import org.jspecify.annotations.Nullable;

/**
 * What advised drivers, connections and statements call, once per call of the application: it carries the database from
 * the connection to its statements, and the SQL from the statement to its result sets.
 *
 * <p>The injected field of a connection holds its {@link Origin}; of a statement its {@link Shape} or, before it has
 * SQL, its origin; where the connection's origin is not known, the SQL text. Of a result set it holds its {@link Cursor}.
 * Where a class was loaded before the agent came, {@link Attached} stands in for the field.
 */
public final class Jdbc {
    /** The name of the injected field in connections, statements and result sets. */
    public static final String FIELD = "rowtally$cursor";

    private static final ClassValue<@Nullable Field> FIELDS = new ClassValue<@Nullable Field>() {
        @Override
        protected @Nullable Field computeValue(Class<?> type) {
            return AccessController.doPrivileged(new Find(type));
        }
    };

    private static final int TIDIED_AT_ONCE = 1_000_000;

    /** Whether the agent came to a JVM that ran already: then a class without our field may have its state elsewhere. */
    private static volatile boolean attached;

    private Jdbc() {}

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

    /**
     * The field that a class or its super class was given. It is public, so it is found without a look at the private ones,
     * whose types may be absent; in the bridge's own right, since the application may not be allowed to reflect.
     */
    private static final class Find implements PrivilegedAction<@Nullable Field> {
        private final Class<?> type;

        Find(Class<?> type) {
            this.type = type;
        }

        @Override
        public @Nullable Field run() {
            try {
                Field field = type.getField(FIELD);
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

    /** Whether an object has no place for our state, so that there is nothing to do; proxies are never advised. */
    private static boolean placeless(Object target, @Nullable Field field) {
        return field == null && (!attached || Proxy.isProxyClass(target.getClass()));
    }

    private static @Nullable Object get(Object target, @Nullable Field field) throws IllegalAccessException {
        return field != null ? field.get(target) : Attached.of(target).cursor;
    }

    private static void set(Object target, @Nullable Field field, @Nullable Object value)
            throws IllegalAccessException {
        if (field != null) {
            field.set(target, value);
        } else {
            Attached.of(target).cursor = value;
        }
    }

    static Cursor attach(Object set, Cursor cursor) throws IllegalAccessException {
        Field field = FIELDS.get(set.getClass());
        if (!placeless(set, field)) {
            set(set, field, cursor);
        }
        return cursor;
    }

    // ---- connections

    /** {@code Driver.connect} has returned. */
    public static void connected(@Nullable Object connection, @Nullable String url, @Nullable Object properties) {
        Hooks hooks = Bridge.hooks();
        if (connection != null && url != null && hooks != null) {
            try {
                Field field = FIELDS.get(connection.getClass());
                if (!placeless(connection, field) && get(connection, field) == null) {
                    set(connection, field, hooks.connected(url, properties));
                }
            } catch (Throwable t) {
                Bridge.failed(t);
            }
        }
    }

    /** {@code DataSource.getConnection} has returned. */
    public static void connected(@Nullable Object connection, Object dataSource) {
        Hooks hooks = Bridge.hooks();
        if (connection != null && hooks != null) {
            try {
                Field field = FIELDS.get(connection.getClass());
                if (!placeless(connection, field) && get(connection, field) == null) {
                    Origin origin = hooks.connectedBy(dataSource);
                    if (origin != null) {
                        set(connection, field, origin);
                    }
                }
            } catch (Throwable t) {
                Bridge.failed(t);
            }
        }
    }

    /** {@code createStatement}, {@code prepareStatement} or {@code prepareCall} has returned. */
    public static void prepared(@Nullable Object statement, @Nullable Object connection, @Nullable String sql) {
        try {
            if (statement == null) {
                return;
            }
            Field field = FIELDS.get(statement.getClass());
            if (!placeless(statement, field) && get(statement, field) == null) {
                Object known = connection != null ? connection : driver(statement);
                set(statement, field, sql == null ? known : remembered(known, sql));
            }
        } catch (Throwable t) {
            Bridge.failed(t);
        }
    }

    /** As much as its class tells of the database of an object that was there before the agent was attached. */
    private static @Nullable Object driver(Object object) {
        Hooks hooks = attached ? Bridge.hooks() : null;
        return hooks == null ? null : hooks.driver(object.getClass());
    }

    /** What a statement keeps, or as much of it as the class of its result set tells, where the database is not known. */
    private static @Nullable Object known(Object set, @Nullable Object field) {
        if (field != null && !(field instanceof String)) {
            return field;
        }
        Object driver = driver(set);
        return driver == null ? field : field == null ? driver : remembered(driver, (String) field);
    }

    // ---- statements

    /** A statement is about to execute this text; the answer goes into its field. */
    public static @Nullable Object remembered(@Nullable Object field, @Nullable String sql) {
        try {
            if (sql != null && field instanceof Shape) {
                return ((Shape) field).origin.shape(sql);
            }
            if (sql != null && field instanceof Origin) {
                return ((Origin) field).shape(sql);
            }
            return sql == null ? field : sql;
        } catch (Throwable t) {
            Bridge.failed(t);
            return field;
        }
    }

    /** {@code executeQuery} has returned; the token is what {@link Activation#enter} gave. */
    public static void answered(@Nullable Object set, Object token, @Nullable Object field) {
        executed(set, set != null, (Activation) token, field);
    }

    /** {@code execute} or an update has returned: whether with a result set. */
    public static void executed(boolean withSet, Object token, @Nullable Object field) {
        executed(null, withSet, (Activation) token, field);
    }

    private static void executed(@Nullable Object set, boolean withSet, Activation now, @Nullable Object kept) {
        try {
            Object field = set == null ? kept : known(set, kept);
            Cell cell = now.cell(shapeOf(field));
            if (set != null) {
                link(set, cell, true);
            }
            if (field != null && !(field instanceof String) && !repeats(now.answered, cell)) {
                now.answered = cell;
            }
            if (now.inside == 1) {
                count(now.answered != null ? now.answered : cell, withSet);
                now.answered = null;
            }
        } catch (Throwable t) {
            Bridge.failed(t);
        } finally {
            Activation.exit(now);
        }
    }

    /** Whether a wrapper has only passed its statement on: then the driver further inside knows the database better. */
    private static boolean repeats(@Nullable Cell inside, Cell cell) {
        String sql = cell.shape.sql;
        return inside != null && sql != null && sql.equals(inside.shape.sql);
    }

    private static void count(Cell cell, boolean withSet) {
        if (withSet) {
            cell.statement();
        } else {
            cell.write();
        }
    }

    /** An execution threw. */
    public static void failed(Object token) {
        Activation now = (Activation) token;
        if (now.inside == 1) {
            now.answered = null;
        }
        Activation.exit(now);
    }

    /** {@code getResultSet} or {@code getGeneratedKeys} has returned. The columns of keys are not the statement's. */
    public static void handedOut(@Nullable Object set, boolean keys, Object token, @Nullable Object field) {
        try {
            if (set != null) {
                Object known = known(set, field);
                link(set, ((Activation) token).cell(shapeOf(keys ? originOf(known) : known)), false);
            }
        } catch (Throwable t) {
            Bridge.failed(t);
        } finally {
            Activation.exit(token);
        }
    }

    /** A {@code DatabaseMetaData} method has returned a result set: nobody's reading of it counts. */
    public static void metadata(@Nullable Object set) {
        try {
            if (set != null) {
                attach(set, Cursor.NOBODY);
            }
        } catch (Throwable t) {
            Bridge.failed(t);
        }
    }

    /** Gives a set that was handed out its cursor, unless the one it has was given further inside for the same rows. */
    private static void link(Object set, Cell cell, boolean executed) throws IllegalAccessException {
        Field field = FIELDS.get(set.getClass());
        if (placeless(set, field)) {
            return;
        }
        Object old = get(set, field);
        if (old instanceof Cursor) {
            Cursor cursor = (Cursor) old;
            boolean again = executed ? !cursor.fresh() : cursor.usedUp();
            if (!again) {
                return;
            }
        }
        set(set, field, new Cursor(cell));
    }

    private static Origin originOf(@Nullable Object field) {
        if (field instanceof Shape) {
            return ((Shape) field).origin;
        }
        return field instanceof Origin ? (Origin) field : Origin.UNKNOWN;
    }

    private static Shape shapeOf(@Nullable Object field) {
        if (field instanceof Shape) {
            return (Shape) field;
        }
        if (field instanceof String) {
            return Origin.UNKNOWN.shape((String) field);
        }
        return field instanceof Origin ? ((Origin) field).bare() : Origin.UNKNOWN.bare();
    }
}
