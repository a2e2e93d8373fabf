package io.rowtally.bridge;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * What advised pools and executors call, and threads that start: work that one thread hands to another keeps its {@link Scope} beside
 * it, in {@link Attached}, until it is run; then the thread that runs it has an {@link Activation} of that scope.
 *
 * <p>Called by the application's threads, where pools hold their locks too. Throws nothing but what a task that it runs throws.
 */
public final class HandOver {
    /** Whether pools are advised, so that there is anything to look up. */
    static volatile boolean follows;
    /** The class of the threads that run virtual threads, which themselves run no task of the application; null before 21. */
    private static @Nullable Class<?> carrier;

    /** From now on pools and threads tell what they are given. Called by the agent's thread before it advises them. */
    public static void follow() {
        try {
            carrier = Class.forName("jdk.internal.misc.CarrierThread", false, null);
        } catch (ClassNotFoundException before21) { // none
        }
        Activation.known(); // what is called from within pools must be initialised before
        Attached.purge(0);
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
        if (follows && !(thread instanceof ForkJoinWorkerThread) && Attached.scopeOf(thread) == null) {
            hand(thread, starter instanceof Executor);
        }
    }

    private static void hand(Object task, boolean surely) {
        try {
            Scope scope = ofThisThread();
            if (scope != null) {
                scope.handOver();
                Attached.hand(task, surely ? scope : scope.doubted());
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
                Attached.queue(task, scope);
            } catch (Throwable t) {
                Bridge.failed(t);
            }
        }
    }

    /** An executor calls its own way to take a task with what it was given: if that is the same object, it waits once. */
    public static void passedOn(@Nullable Object given, @Nullable Object task) {
        if (follows && given != null && given == task) {
            try {
                Attached.take(task);
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
            leave(token);
        }
    }

    /** As {@link #run(Runnable)}, amid a call that was handed a task: if it is that one, and waits for nobody, its caller runs it. */
    public static void run(Runnable task, @Nullable Object given) {
        if (task == given && (!follows || task == null || Attached.scopeOf(task) == null)) {
            task.run();
        } else {
            run(task);
        }
    }

    /** An executor passes on to another one what it was given, perhaps in another scope. Throws what that one throws. */
    public static void passOn(Executor executor, Runnable task) {
        Object token = follows && task != null ? entered(task, false) : null;
        try {
            executor.execute(task);
        } finally {
            leave(token);
        }
    }

    /** As {@link #passOn}. */
    public static Future<?> submitOn(ExecutorService executor, Runnable task) {
        Object token = follows && task != null ? entered(task, false) : null;
        try {
            return executor.submit(task);
        } finally {
            leave(token);
        }
    }

    /** What was given is run now, or else passed on. */
    private static @Nullable Object entered(Object task, boolean runs) {
        try {
            Thread thread = Thread.currentThread();
            if (isCarrier(thread)) {
                return null;
            }
            Activation now = Activation.known();
            Scope scope = Attached.take(task);
            if (scope == null && !runs) {
                return null;
            }
            if (now == null && scope != Attached.scopeOf(thread)) {
                disown(thread);
            }
            if (scope == null && now != null && now.serves()) {
                now.scope.handOver();
                scope = now.scope.doubted();
            }
            return enter(scope, thread);
        } catch (Throwable t) {
            Bridge.failed(t);
            return null;
        }
    }

    /**
     * A stage of a future may be ready, on the thread that completes the future; as {@link #enter(Object)}.
     *
     * @param mode the JDK's: above 0 where a pool runs the stage, which is a task then
     */
    public static @Nullable Object fires(Object stage, int mode) {
        if (!follows || mode > 0) {
            return null;
        }
        try {
            Thread thread = Thread.currentThread();
            return isCarrier(thread) ? null : enter(Attached.scopeOf(stage), thread);
        } catch (Throwable t) {
            Bridge.failed(t);
            return null;
        }
    }

    /** The stage was run, or waits on. */
    public static void fired(@Nullable Object token, Object stage, boolean waits) {
        leave(token);
        if (!waits && follows) {
            Attached.take(stage);
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
            return Attached.scopeOf(thread);
        }
        return now.scope.request ? now.scope : now.scope.startedBy;
    }

    /** The scope in which a thread that has not counted yet was started. */
    static @Nullable Scope ofStarted(Thread thread) {
        return follows ? Attached.scopeOf(thread) : null;
    }

    /** A thread turns out to be a pool's or a server's: who has started it is not whom it serves. */
    static void disown(Thread thread) {
        if (follows) {
            Attached.take(thread);
        }
    }

    /**
     * The calling thread comes by what others may bring, as the workers of hand-written pools do, perhaps amid a request's task.
     *
     * @param takes from a queue for as long as it takes: then a thread that a request has started is no longer that one's
     */
    public static void consumes(boolean takes) {
        if (follows) {
            try {
                Thread thread = Thread.currentThread();
                Activation now = Activation.known();
                if (takes && Attached.take(thread) != null) {
                    Activation.unwind(null);
                } else if (now == null) {
                    Attached.doubt(thread);
                } else if (!now.serves()
                        && !now.inContext
                        && now.inside + now.probing + now.asking == 0
                        && now.scope.doubted() != now.scope) {
                    Activation.unwind(now.outer); // in its place, so that whoever has begun it ends this one
                    Activation.task(now.scope.doubted().forTask(), now.outer);
                }
            } catch (Throwable t) {
                Bridge.failed(t);
            }
        }
    }

    /** A request is to go on when its thread has left it; the container has answered with what will end it. */
    public static void detached(@Nullable Object context) {
        Activation now = follows ? Activation.known() : null;
        if (context != null && now != null && now.serves()) {
            try {
                Attached.hand(context, now.scope);
                now.scope.detach(true);
            } catch (Throwable t) {
                Bridge.failed(t);
            }
        }
    }

    /** The request is complete, or goes on as another one, which finds its user for itself. */
    public static void completed(Object context) {
        if (follows) {
            try {
                Scope scope = Attached.take(context);
                if (scope != null) {
                    scope.detach(false);
                }
            } catch (Throwable t) {
                Bridge.failed(t);
            }
        }
    }

    // ---- requests that are dispatched in contexts of their own, many at a time on one thread

    /** The head of a request was read, all of which will be done in that context. */
    public static void arrived(Object context, Object request) {
        try {
            if (Attached.scopeOf(context) == null) {
                Scope scope = Scope.ofDispatched(request);
                Attached.hand(context, scope);
                Attached.hand(request, scope);
            }
        } catch (Throwable t) {
            Bridge.failed(t);
        }
    }

    /** The calling thread works in a context until it has {@link #left} it; in one of nobody's perhaps for others too. */
    public static void dispatched(Object context) {
        try {
            Scope scope = Attached.scopeOf(context);
            Activation now = Activation.known();
            if (scope != null) {
                Activation.task(scope.forTask(), now).inContext = true;
            } else if (now != null && now.scope.isDispatched()) {
                Activation.task(now.scope.doubted(), now);
            }
        } catch (Throwable t) {
            Bridge.failed(t);
        }
    }

    /** As its context is left, so is what was begun in it. */
    public static void left() {
        Activation now = Activation.known();
        while (now != null && (now.task || now.lasting)) {
            if (now.scope.isDispatched()) {
                leave(now);
                return;
            }
            now = now.outer;
        }
    }

    /** The answer to a request is complete. */
    public static void answered(@Nullable Object request) {
        Scope scope = request == null ? null : Attached.take(request);
        if (scope != null) {
            scope.detach(false);
        }
    }

    // ---- what runs it

    /** A pool's thread is about to run a task; what the one before has left there ends. */
    public static void beforeTask(@Nullable Object task) {
        if (follows && task != null) {
            try {
                Activation now = Activation.unwind(null);
                if (now == null) {
                    disown(Thread.currentThread());
                }
                Scope scope = Attached.takeOrLeave(task);
                if (scope != null && scope != Scope.UNCERTAIN) {
                    Activation.task(scope.forTask(), now);
                }
            } catch (Throwable t) {
                Bridge.failed(t);
            }
        }
    }

    /** The task has returned; where it threw, the thread ends or the next one begins. */
    public static void afterTask() {
        if (follows) {
            try {
                Activation.unwind(null);
            } catch (Throwable t) {
                Bridge.failed(t);
            }
        }
    }

    /**
     * A thread runs a task of a fork-join pool, amid whatever else it does: one that waits for a task runs others meanwhile.
     *
     * @return what {@link #leave} wants; null where nothing has begun
     */
    public static @Nullable Object enter(Object task) {
        if (!follows) {
            return null;
        }
        try {
            Thread thread = Thread.currentThread();
            if (isCarrier(thread)) {
                return null;
            }
            return enter(Attached.takeOrLeave(task), thread);
        } catch (Throwable t) {
            Bridge.failed(t);
            return null;
        }
    }

    /** As {@link #enter(Object)}, of what was kept with a task. */
    static @Nullable Object enter(@Nullable Scope scope, Thread thread) {
        Activation now = Activation.known();
        if (scope != null && scope != Scope.UNCERTAIN) {
            return now != null && now.scope == scope ? null : Activation.task(scope.forTask(), now);
        }
        if (now == null && thread instanceof ForkJoinWorkerThread) {
            return null;
        }
        now = now == null ? Activation.current() : now;
        boolean nobodys = !now.scope.request && now.scope.startedBy == null && !now.lasting;
        return nobodys ? null : Activation.task(new Scope(false), now);
    }

    /** The task has returned or thrown. */
    public static void leave(@Nullable Object token) {
        if (token != null) {
            try {
                Activation.unwind(((Activation) token).outer);
            } catch (Throwable t) {
                Bridge.failed(t);
            }
        }
    }

    private HandOver() {}
}
