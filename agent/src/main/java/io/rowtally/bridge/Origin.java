package io.rowtally.bridge;

import java.lang.ref.WeakReference;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The database behind a connection, and the shapes of what was asked of it. One for each distinct (system, namespace,
 * user), shared by all connections to it.
 */
public final class Origin {
    /** Shapes kept for one origin; what comes after is forgotten when its cells are. */
    public static final int MAX_SHAPES = 10_000;

    private static final int MAX_SPELLINGS = 20_000;

    /** Characters of all texts that are kept as they were spelt, and of all shapes: 8 MB each where the JVM keeps a byte for one. */
    private static final int MAX_CHARACTERS = 8_000_000;

    private static final AtomicLong NOT_KEPT = new AtomicLong();

    /** Of connections whose making was not seen. */
    public static final Origin UNKNOWN = new Origin("other_sql", null, null);

    /** As OpenTelemetry's {@code db.system.name}. */
    public final String system;
    /** As OpenTelemetry's {@code db.namespace}: the database's name; null where the URL does not tell. */
    public final @Nullable String namespace;
    /** The database account, from the URL or the properties at connect; null where they do not tell. */
    public final @Nullable String user;

    private final ConcurrentHashMap<String, Shape> spellings = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Shape> shapes = new ConcurrentHashMap<>();
    /** Of the keys of both; a race lets a text too many in. */
    private final AtomicInteger spelt = new AtomicInteger();

    private final AtomicInteger named = new AtomicInteger();
    private final Shape bare = new Shape(this, null);

    public Origin(String system, @Nullable String namespace, @Nullable String user) {
        this.system = system;
        this.namespace = namespace;
        this.user = user;
    }

    /** The shape of a statement, found by its spelling, else by its text without literals. */
    Shape shape(String sql) {
        Shape known = spellings.get(sql);
        return known != null ? known : spell(sql);
    }

    private Shape spell(String sql) {
        String text = Bridge.normalise(sql);
        Shape shape = named("sql " + text, text);
        if (Session.listensToSql() && !shape.tells) {
            shape.tells = Bridge.telling(sql) != null;
        }
        if (spellings.size() < MAX_SPELLINGS && spelt.get() + sql.length() < MAX_CHARACTERS) {
            spelt.addAndGet(sql.length());
            spellings.put(sql, shape);
            shape.kept = true;
        }
        return counted(shape);
    }

    /** The shape of a result set that no statement was seen to return. */
    Shape unlinked(Class<?> type, String[] labels) {
        StringBuilder key = new StringBuilder("set ").append(type.getName());
        for (String label : labels) {
            key.append('\n').append(label);
        }
        Shape shape = counted(named(key.toString(), null));
        shape.label(labels);
        return shape;
    }

    /** The shape of a statement's OUT parameters, whose labels are the names by which they are read. */
    Shape parameters(Shape statement) {
        return named("parameters " + statement.sql, null);
    }

    /** The shape that replaces one whose labels no longer fit: the same text, other columns. */
    Shape relabelled(Shape old, String[] labels) {
        if (old.sql == null) {
            return unlinked(Object.class, labels);
        }
        String key = "sql " + old.sql;
        Shape current = shapes.get(key);
        if (current != null && current != old) {
            return current;
        }
        Shape fresh = new Shape(this, old.sql);
        fresh.label(labels);
        shapes.put(key, fresh);
        spellings.clear();
        spelt.set(0);
        return fresh;
    }

    private Shape named(String key, @Nullable String sql) {
        Shape known = shapes.get(key);
        if (known != null) {
            return known;
        }
        Shape made = new Shape(this, sql);
        if (shapes.size() >= MAX_SHAPES || named.get() + key.length() >= MAX_CHARACTERS) {
            made.kept = false;
            return made;
        }
        named.addAndGet(key.length());
        Shape raced = shapes.putIfAbsent(key, made);
        return raced != null ? raced : made;
    }

    /** How often a text found no place, in any origin: each time it has a new shape, which is tagged anew. */
    public static long notKept() {
        return NOT_KEPT.get();
    }

    private static Shape counted(Shape shape) {
        if (!shape.kept) {
            NOT_KEPT.incrementAndGet();
        }
        return shape;
    }

    /** The shape of what has no single statement, such as a batch. */
    Shape bare() {
        return bare;
    }

    /**
     * A connection whose user the agent listens for, because the operator has named what connections are told as a source. Stands in
     * its field in place of the origin.
     *
     * <p>A request keeps itself what it has told any of its connections, to its end. On a thread that serves none, what was told
     * holds for what that thread executes by this connection, until that is told otherwise or closed, or the thread takes one from
     * a pool whose connections are the JDK's proxies, since those do not show when they are given back.
     */
    public static final class Session {
        /** How the drivers' documents name the property: JDBC's, Oracle's and SAP HANA's. */
        private static final String[] PROPERTIES = {"ClientUser", "OCSID.CLIENTID", "APPLICATIONUSER"};

        /** Oracle's {@code END_TO_END_CLIENTID_INDEX}. */
        private static final int METRIC = 1;

        private static volatile boolean listens;
        private static volatile boolean listensToSql;
        /** What says since when a thread has had the proxies that it has; of a thread that has had none, nothing. */
        private static final ThreadLocal<@Nullable Object> BORROWED = new ThreadLocal<>();

        /** Null where it is not known (yet). */
        @Nullable
        Origin origin;

        /** What it was told while that holds, by the numbers of the sources. */
        private Scope heard = new Scope(false);

        private @Nullable Object actor;
        private @Nullable WeakReference<Thread> teller;
        private @Nullable Object since;
        /** Whether what was told ends with the transaction. */
        private boolean local;

        Session(@Nullable Origin origin) {
            this.origin = origin;
        }

        /** Whether connections are listened to, and their statements. Called once, before any class is advised. */
        public static void listen(boolean toConnections, boolean toSql) {
            listens = toConnections || toSql;
            listensToSql = toSql;
        }

        /** Whether advice of connections has to listen. */
        public static boolean listens() {
            return listens;
        }

        /** Whether advice of statements has to. */
        public static boolean listensToSql() {
            return listensToSql;
        }

        // ---- what advised connections call, with the content of their field

        /** What a connection keeps from now on. */
        public static Object of(@Nullable Object kept) {
            return kept instanceof Session ? kept : new Session(kept instanceof Origin ? (Origin) kept : null);
        }

        /** {@code setClientInfo} with one property. */
        public static void told(Object session, @Nullable String property, @Nullable String value) {
            for (String name : PROPERTIES) {
                if (name.equalsIgnoreCase(property)) {
                    told(session, value);
                }
            }
        }

        /** {@code setClientInfo} with all properties: those that are not among them are no more. */
        public static void told(Object session, @Nullable Properties all) {
            String user = null;
            for (String name : PROPERTIES) {
                user = user == null && all != null ? all.getProperty(name) : user;
            }
            told(session, user);
        }

        /** Oracle's {@code setEndToEndMetrics}. */
        public static void told(Object session, String @Nullable [] metrics) {
            told(session, metrics == null || metrics.length <= METRIC ? null : metrics[METRIC]);
        }

        /** A method whose only parameter is the user. */
        public static void told(Object session, @Nullable String user) {
            try {
                ((Session) session).tell(user, Scope.CLIENT_INFO, false);
            } catch (Throwable t) {
                Bridge.failed(t);
            }
        }

        /** The user is cleared. */
        public static void cleared(Object session) {
            told(session, (String) null);
        }

        /** {@code close} is called. */
        public static void closed(@Nullable Object session) {
            if (session instanceof Session) {
                ((Session) session).forget();
                Activation now = Activation.known();
                if (now != null && now.told && now.inside == 0) {
                    now.end();
                }
            }
        }

        /** {@code commit} or {@code rollback} is called. */
        public static void transactionEnds(@Nullable Object session) {
            if (session instanceof Session && ((Session) session).local) {
                ((Session) session).forget();
            }
        }

        /** A pool has handed out a connection, or taken it back, that does not show that itself. */
        public static void borrowed() {
            BORROWED.set(new Object());
        }

        // ---- whom it is told

        /**
         * The connection is told of its user.
         *
         * @param user null or blank where it shall know none
         * @param number the source's
         * @param untilTransactionEnds whether that ends with the transaction
         */
        public void tell(@Nullable String user, int number, boolean untilTransactionEnds) {
            String named = user == null || user.trim().isEmpty() ? null : user;
            Activation now = Activation.known();
            if (now != null && now.serves()) {
                forget();
                if (named == null) {
                    Activation.userLeaves();
                }
                now.scope.see(named, number);
                return;
            }
            if (!holds()) {
                heard = new Scope(false);
            }
            heard.see(named, number);
            heard.actor = null;
            heard.find();
            actor = heard.actor;
            teller = new WeakReference<>(Thread.currentThread());
            since = BORROWED.get();
            local = untilTransactionEnds;
        }

        private void forget() {
            heard = new Scope(false);
            actor = null;
            teller = null;
            local = false;
        }

        /** Whether it was this thread that has told, and has it so since. */
        private boolean holds() {
            WeakReference<Thread> by = teller;
            return by != null && by.get() == Thread.currentThread() && since == BORROWED.get();
        }

        /** A statement of this connection was made; the answer goes into its field. */
        Jdbc.Command command(@Nullable Object kept, @Nullable Object known, @Nullable String sql) {
            Jdbc.Command command = kept instanceof Jdbc.Command ? (Jdbc.Command) kept : new Jdbc.Command(this);
            command.session = this;
            if (command.kept == null || command.kept instanceof String && known != null) {
                command.kept = known;
                command.remember(sql);
            }
            return command;
        }

        /** A parameter of a statement is bound. */
        public static void bound(@Nullable Object field, int number, @Nullable Object value) {
            if (field instanceof Jdbc.Command && ((Jdbc.Command) field).telling != null) {
                ((Jdbc.Command) field).bind(number, value);
            }
        }

        /** As an object, where it is wanted. */
        public static void bound(@Nullable Object field, int number, long value) {
            if (field instanceof Jdbc.Command && ((Jdbc.Command) field).telling != null) {
                ((Jdbc.Command) field).bind(number, value);
            }
        }

        /** Before a statement executes: what it tells is told, and from now on its connection's user is served. */
        public static void executing(@Nullable Object field) {
            if (field instanceof Jdbc.Command) {
                ((Jdbc.Command) field).tell();
            }
            answering(field);
        }

        /** Before a statement hands out what it has executed: its connection's user is served, unless somebody otherwise known is. */
        public static void answering(@Nullable Object field) {
            try {
                Session session = field instanceof Jdbc.Command ? ((Jdbc.Command) field).session : null;
                Activation now = Activation.current();
                if (now.inside == 0 && (now.told || session != null && session.actor != null)) {
                    serve(session != null && session.holds() ? session.actor : null, now);
                }
            } catch (Throwable t) {
                Bridge.failed(t);
            }
        }

        private static void serve(@Nullable Object user, Activation innermost) {
            Activation now = innermost;
            if (now.told && !now.scope.isFor(user)) {
                now.end();
                now = Activation.current();
            }
            if (user != null && !now.lasting && !now.task && !now.scope.request) {
                Scope scope = new Scope(false);
                scope.actor = user;
                now = Activation.begin(scope, now);
                now.told = true;
                now.lasting = true;
            }
        }

        /** Whose the rows of a set are that another activation has executed, where no request reads it. */
        static Activation counting(Activation now, Activation executed) {
            boolean others = executed.told ? executed.scope != now.scope : now.told;
            return executed.scope.request || others ? now.lend(executed.scope) : now;
        }
    }
}
