package io.rowtally.bridge;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinWorkerThread;
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

    /** Of a connection or statement, see {@link Jdbc}; of a task or thread its {@link Scope}. */
    public @Nullable Object kept;
    /** Of a result set. */
    public @Nullable Cursor cursor;
    /** Of a statement: its OUT parameters. */
    public @Nullable Object parameters;
    /** The columns read by index on the current row. */
    public long signature;
    /**
     * Calls of the driver to itself under way, and the labels read on the current row; see {@link Signature}. Of a task: how often
     * it waits.
     */
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

    // ---- work that is handed over: what advised pools call, and threads that start

    /** Whether pools are advised, so that there is anything to look up. */
    static volatile boolean follows;
    /** The class of the threads that run virtual threads, which themselves run no task of the application; null before 21. */
    private static @Nullable Class<?> carrier;

    /** From now on pools and threads tell what they are given. Called by the agent's thread before it advises them. */
    public static void follow() {
        try {
            carrier = Class.forName("jdk.internal.misc.CarrierThread", false, null);
        } catch (ClassNotFoundException e) {
            carrier = null;
        }
        Activation.known(); // what is called from within pools must be initialised before
        follows = true;
    }

    /** Nobody reads the books any more, nor forgets what is kept here. */
    static void unfollow() {
        follows = false;
    }

    /** A task is forked, scheduled or invoked. */
    public static void handed(@Nullable Object task) {
        if (follows && task != null) {
            hand(task, true);
        }
    }

    /**
     * A thread is started. It may turn out to be a worker of a hand-written pool, which waits for whoever comes and is not seen to; a
     * fork-join pool's is known for one.
     *
     * @param starter of the JDK, where that is known: an executor that has a thread for each task, or nothing that says as much
     */
    public static void started(Thread thread, @Nullable Object starter) {
        if (follows && !(thread instanceof ForkJoinWorkerThread) && scopeOf(thread) == null) {
            hand(thread, starter instanceof Executor);
        }
    }

    private static void hand(Object task, boolean surely) {
        try {
            Scope scope = ofThisThread();
            if (scope != null) {
                scope.handOver();
                hand(task, surely ? scope : scope.doubted());
            }
        } catch (Throwable t) {
            Bridge.failed(t);
        }
    }

    /** A pool was given a task, which may be an object that waits there already. */
    public static void queued(@Nullable Object task) {
        if (follows && task != null) {
            try {
                Scope scope = ofThisThread();
                if (scope != null) {
                    scope.handOver();
                }
                queue(task, scope);
            } catch (Throwable t) {
                Bridge.failed(t);
            }
        }
    }

    /** An executor calls its own way to take a task with what it was given: if that is the same object, it waits once. */
    public static void passedOn(@Nullable Object given, @Nullable Object task) {
        if (follows && given != null && given == task) {
            try {
                take(task);
            } catch (Throwable t) {
                Bridge.failed(t);
            }
        }
    }

    /**
     * Runs what an executor has queued, in the scope that it was given in. What it was not seen to be given, such as a task that it has
     * put another one around, is nobody's; on the thread of a request most likely that request's. Throws what the task throws.
     */
    public static void run(Runnable task) {
        Object token = follows && task != null ? entered(task, true) : null;
        try {
            task.run();
        } finally {
            Scope.leave(token);
        }
    }

    /** As {@link #run(Runnable)}, amid a call that was handed a task: if it is that one, and waits for nobody, its caller runs it. */
    public static void run(Runnable task, @Nullable Object given) {
        if (task == given && (!follows || task == null || scopeOf(task) == null)) {
            task.run();
        } else {
            run(task);
        }
    }

    /** What was given is run now, or else passed on. */
    static @Nullable Object entered(Object task, boolean runs) {
        try {
            Thread thread = Thread.currentThread();
            if (isCarrier(thread)) {
                return null;
            }
            Activation now = Activation.known();
            Scope scope = take(task);
            if (scope == null && !runs) {
                return null;
            }
            if (now == null && scope != scopeOf(thread)) {
                disown(thread);
            }
            if (scope == null && now != null && now.serves()) {
                now.scope.handOver();
                scope = now.scope.doubted();
            }
            return Scope.enter(scope, thread);
        } catch (Throwable t) {
            Bridge.failed(t);
            return null;
        }
    }

    /**
     * A stage of a future may be ready, on the thread that completes the future; as {@link Scope#enter(Object)}.
     *
     * @param mode the JDK's: above 0 where a pool runs the stage, which is a task then
     */
    public static @Nullable Object fires(Object stage, int mode) {
        if (!follows || mode > 0) {
            return null;
        }
        try {
            Thread thread = Thread.currentThread();
            return isCarrier(thread) ? null : Scope.enter(scopeOf(stage), thread);
        } catch (Throwable t) {
            Bridge.failed(t);
            return null;
        }
    }

    /** The stage was run, or waits on. */
    public static void fired(@Nullable Object token, Object stage, boolean waits) {
        Scope.leave(token);
        if (!waits && follows) {
            take(stage);
        }
    }

    /** Whether a thread runs virtual threads. */
    static boolean isCarrier(Thread thread) {
        return thread.getClass() == carrier;
    }

    /** The scope that whatever the calling thread hands over belongs to; null where that is nobody's. */
    private static @Nullable Scope ofThisThread() {
        Thread thread = Thread.currentThread();
        if (isCarrier(thread)) {
            return null;
        }
        Activation now = Activation.known();
        if (now == null) {
            return scopeOf(thread);
        }
        return now.scope.request ? now.scope : now.scope.startedBy;
    }

    /** The scope in which a thread that has not counted yet was started. */
    static @Nullable Scope ofStarted(Thread thread) {
        return follows ? scopeOf(thread) : null;
    }

    /** A thread turns out to be a pool's or a server's: who has started it is not whom it serves. */
    static void disown(Thread thread) {
        if (follows) {
            take(thread);
        }
    }

    /**
     * The calling thread waits for whatever others put into a queue, as the workers of hand-written pools do. If it is a pool's, amid
     * a task of a request, that task may have its own request's parts be done, or be such a worker.
     */
    public static void consumes() {
        if (follows) {
            try {
                Thread thread = Thread.currentThread();
                Activation now = Activation.known();
                if (take(thread) != null) {
                    Activation.unwind(null);
                } else if (now != null && now.scope.request && !now.serves()) {
                    Scope.enter(now.scope.doubted(), thread);
                }
            } catch (Throwable t) {
                Bridge.failed(t);
            }
        }
    }

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
                ALL.remove(state);
            }
            return scope;
        }
    }

    /** As {@link #of}, but forgets nothing on the way: that takes a lock, and this is called where pools hold theirs. */
    private static Attached foundOrMade(Object object) {
        Attached found = found(object);
        return found != null ? found : made(object, System.identityHashCode(object));
    }

    private static @Nullable Attached found(Object object) {
        if (ALL.isEmpty()) {
            return null; // an object's first identity hash takes longer than all else here
        }
        int hash = System.identityHashCode(object);
        Attached near = RECENT[hash & PLACES - 1];
        return near != null && near.get() == object ? near : ALL.get(new Sought(object, hash));
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
