package io.rowtally.bridge;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Where the bridge holds its door to the agent, and the one place in which a failure of the agent is caught. Before the
 * door is set, and after the agent has switched itself off, everything here answers as if nothing were there.
 */
public final class Bridge {
    /** Of the ten places in java.lang.Shutdown, the JDK uses 0 to 2; the application's hooks run in 1. */
    private static final int SLOT = 7;

    /** When the agent's door was opened here, in milliseconds since 1970; 0 before. For a second agent that comes. */
    public static volatile long since;

    /**
     * Whether rows count now. Read where a row takes the long way, an execution is counted and a driver's call is over, never on a
     * row's short way: that one asks {@link Activation#live}, which is not set while this is false.
     */
    static volatile boolean counting = true;

    /** What the agent's switch says, and whether loaded classes are still getting their advice: rows count where both allow it. */
    private static boolean on = true;

    private static boolean attaching;

    private static final AtomicLong COPIES = new AtomicLong();
    private static final AtomicLong COPIED_ROWS = new AtomicLong();

    private static volatile @Nullable Hooks hooks;

    private Bridge() {}

    /** Opens the door. Called once, before any class is advised. */
    public static void install(Hooks implementation) {
        hooks = implementation;
        count(true);
        since = System.currentTimeMillis();
    }

    /** Closes the door: nobody reads the books any more, so nothing must be kept for a reader. */
    public static void shut() {
        count(false);
        hooks = null;
        HandOver.unfollow();
    }

    /**
     * Has rows count no more, or again. A row that a set stands on is still booked as it is left, and what executes meanwhile is
     * known by its text when it is read later. The agent's thread calls this, and takes the activations that it knows off the
     * short way, and again until none of them was on its way to it; where it stalls, a thread that finds too much waiting for it calls.
     */
    public static synchronized void count(boolean now) {
        on = now;
        counting = on && !attaching;
    }

    /** The advice comes to loaded classes one after the other; what executes meanwhile is known as while nothing counts. */
    public static synchronized void attaching(boolean now) {
        attaching = now;
        counting = on && !attaching;
    }

    /**
     * Runs something when the JVM stops in an orderly way, after all hooks of the application: a server may still be
     * finishing its requests in one of them. {@code java.lang.Shutdown} is this class's neighbour once it is packaged;
     * where it is not, an ordinary hook has to do.
     */
    public static void atShutdown(Runnable last) {
        try {
            Class<?> shutdown = Class.forName("java.lang.Shutdown");
            Method add = shutdown.getDeclaredMethod("add", int.class, boolean.class, Runnable.class);
            add.invoke(null, SLOT, true, last);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            Runtime.getRuntime().addShutdownHook(new Thread(last, "rowtally-stop"));
        }
    }

    /**
     * Tells the door, and nobody else, how the JVM keeps texts. {@code String} too is this class's neighbour once it is packaged;
     * where it is not, or has no such methods (Java 8), nothing is told.
     */
    public static void tellTexts() {
        Hooks door = hooks;
        if (door == null) {
            return;
        }
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            door.texts(
                    lookup.findVirtual(String.class, "value", MethodType.methodType(byte[].class)),
                    lookup.findVirtual(String.class, "coder", MethodType.methodType(byte.class)));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            // whoever wants a text's characters asks for each of them
        }
    }

    /** A copy to or from the server has begun; one from it, whose classes are named so, bypasses result sets. */
    public static void copying(Object copy) {
        if (!copy.getClass().getName().endsWith("InImpl")) {
            COPIES.incrementAndGet();
        }
    }

    /** A row of such a copy has come; the binary form ends with a row of no columns, whose number is -1. */
    public static void copied(byte[] row) {
        if (row.length != 2 || row[0] != -1 || row[1] != -1) {
            COPIED_ROWS.incrementAndGet();
        }
    }

    /** Exports that bypassed result sets, since the start. */
    public static long copies() {
        return COPIES.get();
    }

    /** Their rows, and the lines above them where it was asked for these. */
    public static long copiedRows() {
        return COPIED_ROWS.get();
    }

    static @Nullable Hooks hooks() {
        return hooks;
    }

    static String normalise(String sql) {
        Hooks door = hooks;
        return door == null ? sql : door.normalise(sql);
    }

    static Hooks.@Nullable Telling telling(String sql) {
        Hooks door = hooks;
        return door == null ? null : door.telling(sql);
    }

    static void shapeBorn(Shape shape) {
        Hooks door = hooks;
        if (door != null) {
            door.shapeBorn(shape);
        }
    }

    static void sample(Shape shape, int column, Object value, long row) {
        Hooks door = hooks;
        if (door != null) {
            try {
                door.sample(shape, column, value, row);
            } catch (Throwable t) {
                failed(t);
            }
        }
    }

    static void rowUnderWay(Activation activation) {
        Hooks door = hooks;
        if (door != null) {
            try {
                door.rowUnderWay(activation);
            } catch (Throwable t) {
                failed(t);
            }
        }
    }

    static int coupon(Object value) {
        Hooks door = hooks;
        try {
            return door == null ? 0 : door.coupon(value);
        } catch (Throwable t) {
            failed(t);
            return 0;
        }
    }

    static int coupon(long value) {
        Hooks door = hooks;
        try {
            return door == null ? 0 : door.coupon(value);
        } catch (Throwable t) {
            failed(t);
            return 0;
        }
    }

    static int coupon(@Nullable Object name, @Nullable Object @Nullable [] names, long birthDate) {
        Hooks door = hooks;
        try {
            return door == null ? 0 : door.coupon(name, names, birthDate);
        } catch (Throwable t) {
            failed(t);
            return 0;
        }
    }

    static long birthDate(Object value) {
        Hooks door = hooks;
        try {
            return door == null ? 0 : door.birthDate(value);
        } catch (Throwable t) {
            failed(t);
            return 0;
        }
    }

    static void failed(Throwable failure) {
        Hooks door = hooks;
        if (door != null) {
            try {
                door.failed(failure);
            } catch (Throwable again) {
                // out of memory or of stack: there is nobody left to tell, and the application must not be told
            }
        }
    }
}
