package io.rowtally.bridge;

import java.lang.reflect.Method;
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

    private static volatile @Nullable Hooks hooks;

    private Bridge() {}

    /** Opens the door. Called once, before any class is advised. */
    public static void install(Hooks implementation) {
        hooks = implementation;
        since = System.currentTimeMillis();
    }

    /** Closes the door: nobody reads the books any more, so nothing must be kept for a reader. */
    public static void shut() {
        hooks = null;
        HandOver.unfollow();
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
