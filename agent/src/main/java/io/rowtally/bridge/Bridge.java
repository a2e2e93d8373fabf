package io.rowtally.bridge;

import org.jspecify.annotations.Nullable;

/**
 * Where the bridge holds its door to the agent, and the one place in which a failure of the agent is caught. Before the
 * door is set, and after the agent has switched itself off, everything here answers as if nothing were there.
 */
public final class Bridge {
    private static volatile @Nullable Hooks hooks;

    private Bridge() {}

    /** Opens the door. Called once, before any class is advised. */
    public static void install(Hooks implementation) {
        hooks = implementation;
    }

    static @Nullable Hooks hooks() {
        return hooks;
    }

    static String normalise(String sql) {
        Hooks door = hooks;
        return door == null ? sql : door.normalise(sql);
    }

    static void shapeBorn(Shape shape) {
        Hooks door = hooks;
        if (door != null) {
            door.shapeBorn(shape);
        }
    }

    static void failed(Throwable failure) {
        Hooks door = hooks;
        if (door != null) {
            door.failed(failure);
        }
    }
}
