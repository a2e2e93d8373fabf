package io.rowtally.bridge;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.TimerTask;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Delayed;
import org.jspecify.annotations.Nullable;

/**
 * What the agent keeps beside one connection, statement or result set whose class was loaded before the agent was
 * attached, since such a class can get no fields any more. Its fields are those that other classes get injected. And beside
 * tasks and threads, whose classes are the JDK's: the scope that handed them over, as long as they wait to be run. Found
 * by identity: first at a place that objects may share, then in a map that does not hold its objects.
 *
 * <p>Used by whichever thread uses its object; the places are read and written racily, an entry is good only if it is
 * that very object's. Bounded by the number of objects that live.
 */
public final class Attached extends WeakReference<Object> {
    private static final int PLACES = 4096;
    /** More than one is added at a time, so what is gone never piles up. */
    private static final int PURGED_AT_ONCE = 16;

    private static final ConcurrentHashMap<Object, Attached> ALL = new ConcurrentHashMap<>();
    private static final ReferenceQueue<Object> GONE = new ReferenceQueue<>();
    private static final @Nullable Attached[] RECENT = new Attached[PLACES];

    /** Of a connection or statement, see {@link Jdbc}; of a task or thread its {@link Scope}; of a call's context what has begun with it. */
    public @Nullable Object kept;
    /** Of a result set: its {@link Cursor}, or the cell where it may get one. */
    public @Nullable Object cursor;
    /** Of a statement: its OUT parameters. */
    public @Nullable Object parameters;
    /** The columns read by index on the current row. */
    public long signature;
    /** Calls of the driver to itself under way, and the labels read on the row ({@link Signature}). Of a task: how often it waits. */
    public int state;

    private final int hash;

    private Attached(Object object, int hash) {
        super(object, GONE);
        this.hash = hash;
    }

    /** The state of an object, made where there is none yet. Called by advised code; never null, throws nothing. */
    public static Attached of(Object object) {
        int hash = System.identityHashCode(object);
        Attached near = RECENT[hash & PLACES - 1];
        return near != null && near.get() == object ? near : find(object, hash);
    }

    private static Attached find(Object object, int hash) {
        try {
            Attached found = ALL.get(new Sought(object, hash));
            if (found == null) {
                purge(PURGED_AT_ONCE);
                found = made(object, hash);
            }
            RECENT[hash & PLACES - 1] = found;
            return found;
        } catch (Throwable t) {
            Bridge.failed(t);
            return new Attached(object, hash);
        }
    }

    private static Attached made(Object object, int hash) {
        Attached made = new Attached(object, hash);
        Attached raced = ALL.putIfAbsent(made, made);
        return raced != null ? raced : made;
    }

    /** Forgets objects that are gone, and lets go of what was kept for them: an activation knows its thread. */
    static void purge(int most) {
        for (int i = 0; i < most; i++) {
            Reference<?> gone = GONE.poll();
            if (gone == null) {
                return;
            }
            Attached dead = (Attached) gone;
            dead.kept = null;
            dead.cursor = null;
            dead.parameters = null;
            ALL.remove(dead);
        }
    }

    /** As {@link #of}, but forgets nothing on the way: that takes a lock, and this is called where pools hold theirs. */
    static Attached foundOrMade(Object object) {
        Attached found = found(object);
        return found != null ? found : made(object, System.identityHashCode(object));
    }

    static @Nullable Attached found(Object object) {
        if (ALL.isEmpty()) {
            return null; // an object's first identity hash takes longer than all else here
        }
        int hash = System.identityHashCode(object);
        Attached near = RECENT[hash & PLACES - 1];
        return near != null && near.get() == object ? near : ALL.get(new Sought(object, hash));
    }

    /** Nothing is kept for this object any more. */
    void forget() {
        ALL.remove(this);
    }

    // ---- the scopes of calls that have contexts

    /** A container enters a call in its context: a scope of its caller's begins, where he is known and no request is served. */
    public static void entered(Object context, int source) {
        Object begun = Scope.begins(context, source);
        if (begun != null) {
            of(context).kept = begun;
        }
    }

    /** It leaves the call, on the same thread. */
    public static void left(Object context) {
        Attached known = found(context);
        if (known != null) {
            known.forget();
            Scope.ends(known.kept);
        }
    }

    // ---- the scopes of tasks

    /** Keeps with a task or a thread the scope it was made in; a task that is here already belongs to its newest scope. */
    static void hand(Object task, Scope scope) {
        Attached state = foundOrMade(task);
        synchronized (state) {
            state.kept = scope;
            state.state = 1;
        }
    }

    /**
     * Keeps with a task the scope in which a pool was given it. The same object may wait in a pool several times, of which
     * nobody can tell which one is run first: as long as it waits for different scopes it is {@link Scope#UNCERTAIN}.
     *
     * @param scope null for none
     */
    static void queue(Object task, @Nullable Scope scope) {
        Attached state = scope == null ? found(task) : foundOrMade(task);
        if (state != null) {
            synchronized (state) {
                state.kept = scope != null && (state.kept == null || state.kept == scope) ? scope : Scope.UNCERTAIN;
                state.state++;
            }
        }
    }

    /** The scope that was kept with a task or a thread; null where none was. */
    static @Nullable Scope scopeOf(Object task) {
        Attached state = found(task);
        Object kept = state == null ? null : state.kept;
        return kept instanceof Scope ? (Scope) kept : null;
    }

    /** As {@link #scopeOf}, of a task that is run now, so that nothing is kept for it any more. */
    static @Nullable Scope take(Object task) {
        Attached state = found(task);
        if (state == null) {
            return null;
        }
        synchronized (state) {
            Scope scope = state.kept instanceof Scope ? (Scope) state.kept : null;
            if (scope != null && --state.state <= 0) {
                state.state = 0;
                state.kept = null;
                state.forget();
            }
            return scope;
        }
    }

    /** As {@link #take}, but of what may be run again and again it stays. */
    static @Nullable Scope takeOrLeave(Object task) {
        return task instanceof Delayed || task instanceof TimerTask ? scopeOf(task) : take(task);
    }

    /** What a thread that was started reads, which has not counted yet, is its starter's with low confidence. */
    static void doubt(Thread thread) {
        Scope scope = scopeOf(thread);
        if (scope != null) {
            hand(thread, scope.doubted());
        }
    }

    /** How many objects have state here. */
    public static int size() {
        return ALL.size();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        Object own = get();
        return own != null && other instanceof Attached && ((Attached) other).get() == own;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** An object that is looked up: equal to its state, and no weak reference more for the collector to visit. */
    private static final class Sought {
        private final Object object;
        private final int hash;

        Sought(Object object, int hash) {
            this.object = object;
            this.hash = hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Attached && ((Attached) other).get() == object;
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
