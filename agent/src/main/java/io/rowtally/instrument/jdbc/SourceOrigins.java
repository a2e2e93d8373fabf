package io.rowtally.instrument.jdbc;

import io.rowtally.bridge.Origin;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of each data source, by identity and without holding it: a pool hands out a new connection object with each
 * {@code getConnection}, and its getters must not be asked every time. Called on application threads; bounded.
 */
final class SourceOrigins {
    private static final int MAX = 1_000;

    /** The answer for a data source that has none. */
    private static final Origin NONE = new Origin("", null, null);

    private final ConcurrentHashMap<Object, Origin> known = new ConcurrentHashMap<>();
    private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

    /** Finds out about a data source. */
    interface Question {
        @Nullable
        Origin ask(Object dataSource);
    }

    @Nullable
    Origin of(Object dataSource, Question question) {
        Origin origin = known.get(new Sought(dataSource));
        if (origin == null) {
            Origin answer = question.ask(dataSource);
            origin = answer == null ? NONE : answer;
            for (Reference<?> dead = gone.poll(); dead != null; dead = gone.poll()) {
                known.remove(dead);
            }
            if (known.size() < MAX) {
                known.put(new Key(dataSource, gone), origin);
            }
        }
        return origin == NONE ? null : origin;
    }

    /** A data source that is kept in mind, but not in memory. Equal to itself alone. */
    private static final class Key extends WeakReference<Object> {
        private final int hash;

        Key(Object dataSource, ReferenceQueue<Object> gone) {
            super(dataSource, gone);
            this.hash = System.identityHashCode(dataSource);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** A data source that is looked up: equal to its key, and no weak reference more for the collector to visit. */
    private static final class Sought {
        private final Object dataSource;

        Sought(Object dataSource) {
            this.dataSource = dataSource;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key && ((Key) other).get() == dataSource;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(dataSource);
        }
    }
}
