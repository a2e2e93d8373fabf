package io.rowtally.bridge;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
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
        if (spellings.size() < MAX_SPELLINGS && spelt.get() + sql.length() < MAX_CHARACTERS) {
            spelt.addAndGet(sql.length());
            spellings.put(sql, shape);
        }
        return shape;
    }

    /** The shape of a result set that no statement was seen to return. */
    Shape unlinked(Class<?> type, String[] labels) {
        StringBuilder key = new StringBuilder("set ").append(type.getName());
        for (String label : labels) {
            key.append('\n').append(label);
        }
        Shape shape = named(key.toString(), null);
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
            return made;
        }
        named.addAndGet(key.length());
        Shape raced = shapes.putIfAbsent(key, made);
        return raced != null ? raced : made;
    }

    /** The shape of what has no single statement, such as a batch. */
    Shape bare() {
        return bare;
    }
}
