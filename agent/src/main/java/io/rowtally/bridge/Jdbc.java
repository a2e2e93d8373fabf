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
            return AccessController.doPrivileged(new Find(type, FIELD));
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

    private Jdbc() {}

    /** The agent comes to a JVM that runs already. Called once, before any class is advised. */
    public static void attached() {
        attached = true;
    }

    /** Lets go of what was kept for objects that are gone, if anything is. Called by the agent's thread. */
    public static void tidy() {
        if (attached) {
            Attached.purge(TIDIED_AT_ONCE);
        }
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

    /**
     * Which of a statement's result sets stands on a row. Most drivers close a set without its {@code close()} when its
     * statement is closed or executes again, and old code closes nothing but statements: then its last row, often its only
     * one, is booked from here. One for each driver's statement, kept in a field of it; holds a set only as long as that
     * stands on a row.
     */
    static final class Answer {
        @Nullable
        Object set;
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

    /** {@code PooledConnection.getConnection} has returned a handle. */
    public static void borrowed(@Nullable Object connection, @Nullable Object origin) {
        if (connection != null && origin != null) {
            try {
                Field field = FIELDS.get(connection.getClass());
                if (!placeless(connection, field) && get(connection, field) == null) {
                    set(connection, field, origin);
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
            if (placeless(statement, field)) {
                return;
            }
            Object kept = get(statement, field);
            if (kept == null || kept instanceof String && connection != null) {
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

    /** Before a statement executes again or closes: its set that still stands on a row leaves it. */
    public static void ending(@Nullable Object answer) {
        Object set = answer instanceof Answer ? ((Answer) answer).set : null;
        if (set != null) {
            try {
                Field field = FIELDS.get(set.getClass());
                Row row = ROWS.get(set.getClass());
                if (field != null && row != null && row.depth.getInt(set) == 0) {
                    row.signature.setLong(set, Cursor.closing(field.get(set), 0, row.signature.getLong(set)));
                }
            } catch (Throwable t) {
                Bridge.failed(t);
            }
        }
    }

    /**
     * {@code executeQuery} has returned; the token is what {@link Activation#enter} gave.
     *
     * @param answer what the statement keeps to follow its sets
     * @return what it keeps from now on
     */
    public static @Nullable Object answered(
            @Nullable Object set, Object token, @Nullable Object field, @Nullable Object answer) {
        executed(set, set != null, (Activation) token, field);
        return followed(set, answer);
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

    /**
     * Whether a wrapper has only passed its statement on, a batch without a text included: then the driver further inside
     * knows the database better.
     */
    private static boolean repeats(@Nullable Cell inside, Cell cell) {
        if (inside == null) {
            return false;
        }
        String sql = cell.shape.sql;
        return sql == null ? inside.shape.sql == null : sql.equals(inside.shape.sql);
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

    /** As {@link #answered}, of {@code getResultSet} or {@code getGeneratedKeys}. The columns of keys are not the statement's. */
    public static @Nullable Object handedOut(
            @Nullable Object set, boolean keys, Object token, @Nullable Object field, @Nullable Object answer) {
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
        return followed(set, answer);
    }

    /** Has the cursor of a set tell its statement when it stands on a row; a wrapper that passes the set on follows too. */
    private static @Nullable Object followed(@Nullable Object set, @Nullable Object known) {
        try {
            Field field = set == null ? null : FIELDS.get(set.getClass());
            Object kept = field == null ? null : field.get(set);
            if (kept instanceof Cursor && kept != Cursor.NOBODY) {
                Cursor cursor = (Cursor) kept;
                if (cursor.answer == null) {
                    cursor.answer = known instanceof Answer ? (Answer) known : new Answer();
                }
                return cursor.answer;
            }
        } catch (Throwable t) {
            Bridge.failed(t);
        }
        return known;
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
