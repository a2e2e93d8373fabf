package io.rowtally.bridge;

import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What advised drivers, connections and statements call, once per call of the application: it carries the database from
 * the connection to its statements, and the SQL from the statement to its result sets.
 *
 * <p>The injected field of a connection holds its {@link Origin}; of a statement its {@link Shape} or, before it has
 * SQL, its origin; where the connection's origin is not known, the SQL text. Of connections that are listened to it holds an
 * {@link Origin.Session}, of their statements a {@link Command}. Of a result set it holds its {@link Cursor}.
 * Where a class was loaded before the agent came, {@link Attached} stands in for the field.
 */
public final class Jdbc {
    /** How a routine in the database asks for the connection that it was called by, which knows its database (Derby). */
    private static final String OWN = "jdbc:default:connection";

    private Jdbc() {}

    /** A statement of a {@link Origin.Session}, in whose field it stands. As its statement, used by one thread at a time. */
    static final class Command {
        private static final int MOST_PARAMETERS = 1_000;

        Origin.Session session;
        /** What the field would hold if nobody listened. */
        @Nullable
        Object kept;

        Hooks.@Nullable Telling telling;
        private @Nullable Object @Nullable [] bound;

        Command(Origin.Session session) {
            this.session = session;
        }

        /** It is about to execute a text, or was made of it. */
        void remember(@Nullable String sql) {
            if (sql == null) {
                return;
            }
            kept = remembered(plain(), sql);
            if (Origin.Session.listensToSql()) {
                Shape shape = kept instanceof Shape ? (Shape) kept : Origin.UNKNOWN.shape(sql);
                telling = shape.tells ? Bridge.telling(sql) : null;
                bound = null;
            }
        }

        @Nullable
        Object plain() {
            return kept == null ? session.origin : kept;
        }

        /** It was executed. */
        void tell() {
            Hooks.Telling tells = telling;
            if (tells != null) {
                try {
                    tells.told(bound, session);
                } catch (Throwable t) {
                    Bridge.failed(t);
                }
            }
        }

        void bind(int number, @Nullable Object value) {
            if (number > 0 && number <= MOST_PARAMETERS) {
                @Nullable Object[] all = bound == null ? new Object[number + 1] : bound;
                all = all.length <= number ? Arrays.copyOf(all, number + 1) : all;
                all[number] = value;
                bound = all;
            }
        }
    }

    // ---- connections

    /** {@code Driver.connect} has returned. */
    public static void connected(@Nullable Object connection, @Nullable String url, @Nullable Object properties) {
        Hooks hooks = Bridge.hooks();
        if (connection != null && url != null && hooks != null && !url.equals(OWN)) {
            try {
                Field field = Fields.of(connection);
                if (isOfUnknownOrigin(connection, field)) {
                    keep(connection, field, hooks.connected(url, properties));
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
                if (Origin.Session.listens() && Proxy.isProxyClass(connection.getClass())) {
                    Origin.Session.borrowed();
                }
                Field field = Fields.of(connection);
                Origin origin = isOfUnknownOrigin(connection, field) ? hooks.connectedBy(dataSource) : null;
                if (origin != null) {
                    keep(connection, field, origin);
                }
            } catch (Throwable t) {
                Bridge.failed(t);
            }
        }
    }

    /** {@code PooledConnection.getConnection} has returned a handle. */
    public static void borrowed(@Nullable Object connection, @Nullable Object held) {
        Object origin = held instanceof Origin.Session ? ((Origin.Session) held).origin : held;
        if (connection != null && origin != null) {
            try {
                Field field = Fields.of(connection);
                if (isOfUnknownOrigin(connection, field)) {
                    keep(connection, field, (Origin) origin);
                }
            } catch (Throwable t) {
                Bridge.failed(t);
            }
        }
    }

    private static boolean isOfUnknownOrigin(Object connection, @Nullable Field field) throws IllegalAccessException {
        Object kept = Fields.placeless(connection, field) ? Origin.UNKNOWN : Fields.get(connection, field);
        return kept == null || kept instanceof Origin.Session && ((Origin.Session) kept).origin == null;
    }

    /** Of a connection that has a place for it. */
    private static void keep(Object connection, @Nullable Field field, Origin origin) throws IllegalAccessException {
        Object kept = Fields.get(connection, field);
        if (kept instanceof Origin.Session) {
            ((Origin.Session) kept).origin = origin;
        } else {
            Fields.set(connection, field, origin);
        }
    }

    /** {@code createStatement}, {@code prepareStatement} or {@code prepareCall} has returned. */
    public static void prepared(@Nullable Object statement, @Nullable Object connection, @Nullable String sql) {
        try {
            if (statement == null) {
                return;
            }
            Field field = Fields.of(statement);
            if (Fields.placeless(statement, field)) {
                return;
            }
            Object kept = Fields.get(statement, field);
            if (connection instanceof Origin.Session) {
                Origin.Session session = (Origin.Session) connection;
                Object known = session.origin != null ? session.origin : driver(statement);
                Fields.set(statement, field, session.command(kept, known, sql));
            } else if (kept == null || kept instanceof String && connection != null) {
                Object known = connection != null ? connection : driver(statement);
                Fields.set(statement, field, sql == null ? known : remembered(known, sql));
            }
        } catch (Throwable t) {
            Bridge.failed(t);
        }
    }

    /** As much as its class tells of the database of an object that was there before the agent was attached. */
    private static @Nullable Object driver(Object object) {
        Hooks hooks = Fields.isAttached() ? Bridge.hooks() : null;
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
            if (field instanceof Command) {
                ((Command) field).remember(sql);
                return field;
            }
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

    /**
     * Before a statement executes again or closes: its set that still stands on a row leaves it. Most drivers close a set without
     * its {@code close()} then, and old code closes nothing but statements: its last row, often its only one, is booked from here.
     *
     * @param answer the cursor of the latest set that the statement handed out, in a field of the driver's statement; of a wrapper's
     *     the set itself
     */
    public static void ending(@Nullable Object answer) {
        if (answer instanceof Cursor) {
            Cursor latest = (Cursor) answer;
            for (Cursor ending = latest; ending != null; ending = ending.earlier()) {
                leave(ending.standing);
            }
            latest.chain(null);
        } else {
            leave(answer);
        }
    }

    private static void leave(@Nullable Object set) {
        if (set != null) {
            try {
                Fields.closing(set);
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
        return followed(executed(set, set != null, (Activation) token, field), set, answer);
    }

    /** {@code execute} or an update has returned: whether with a result set. */
    public static void executed(boolean withSet, Object token, @Nullable Object field) {
        executed(null, withSet, (Activation) token, field);
    }

    private static @Nullable Object executed(
            @Nullable Object set, boolean withSet, Activation now, @Nullable Object kept) {
        Object link = null;
        try {
            Object field = set == null ? plain(kept) : known(set, plain(kept));
            Cell cell = now.cell(shapeOf(field));
            if (set != null) {
                link = Fields.link(set, cell, true, now);
            }
            Cell further = now.answered;
            boolean known = field != null && !(field instanceof String) && !repeats(further, cell);
            if (now.inside > 1) {
                now.answered = known ? cell : further;
            } else {
                count(known || further == null ? cell : further, withSet);
                forget(now);
            }
        } catch (Throwable t) {
            Bridge.failed(t);
        } finally {
            Activation.exit(now);
        }
        return link;
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

    /** Stores nothing where there is nothing, which is nearly always: see {@link Activation#live}. */
    private static void forget(Activation now) {
        if (now.answered != null) {
            now.answered = null;
        }
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
            forget(now);
        }
        Activation.exit(now);
    }

    /** As {@link #answered}, of {@code getResultSet} or {@code getGeneratedKeys}. The columns of keys are not the statement's. */
    public static @Nullable Object handedOut(
            @Nullable Object set, boolean keys, Object token, @Nullable Object field, @Nullable Object answer) {
        Object link = null;
        try {
            if (set != null) {
                Object known = known(set, plain(field));
                Activation now = (Activation) token;
                link = Fields.link(set, now.cell(shapeOf(keys ? originOf(known) : known)), false, now);
            }
        } catch (Throwable t) {
            Bridge.failed(t);
        } finally {
            Activation.exit(token);
        }
        return followed(link, set, answer);
    }

    /** Has the cursor of a set tell its statement when it stands on a row; a wrapper that passes the set on follows too. */
    private static @Nullable Object followed(@Nullable Object link, @Nullable Object set, @Nullable Object known) {
        if (link == null || link == Cursor.NOBODY) {
            return known;
        }
        if (link instanceof Cell) {
            return set;
        }
        Cursor cursor = (Cursor) link;
        if (!cursor.followed) {
            Cursor last = known == null || known instanceof Cursor ? (Cursor) known : Fields.standing(known);
            while (last != null && last.standing == null) {
                last = last.earlier();
            }
            cursor.chain(last);
            cursor.followed = true;
        }
        return cursor;
    }

    /** A {@code DatabaseMetaData} method has returned a result set: nobody's reading of it counts. */
    public static void metadata(@Nullable Object set) {
        try {
            if (set != null) {
                Fields.attach(set, Cursor.NOBODY);
            }
        } catch (Throwable t) {
            Bridge.failed(t);
        }
    }

    /** The shape of a statement's OUT parameters. */
    static Shape parametersOf(@Nullable Object field) {
        Object known = plain(field);
        return originOf(known).parameters(shapeOf(known));
    }

    /** What the field of a statement would hold if nobody listened to its connection. */
    private static @Nullable Object plain(@Nullable Object field) {
        return field instanceof Command ? ((Command) field).plain() : field;
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
