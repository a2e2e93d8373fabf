package io.rowtally.bridge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TimerTask;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of work that one actor is responsible for: a request, a job, what a thread does while a security framework holds a
 * user for it, or all else that it does. The
 * application's objects in it are read on the serving thread only and let go when that leaves it.
 *
 * <p>A request's scope goes with the tasks that the request hands to other threads, each of which has an {@link Activation} of
 * it. It is over when the serving thread has left it and, where the request went on without that thread, the request is
 * completed; what then still runs is nobody's, but it is known who has started it.
 */
public final class Scope {
    /** Spring Security, which is seen to hold a {@code SecurityContext}. */
    public static final int SPRING_SECURITY = 0;

    /** Apache Shiro, which is seen to hold a {@code Subject}. */
    public static final int SHIRO = 1;

    /** Sa-Token, which is seen to hand out the id of who has logged in. */
    public static final int SA_TOKEN = 2;

    /** The connection, which is told for whom it works: JDBC's {@code ClientUser}, Oracle's client identifier. */
    public static final int CLIENT_INFO = 3;

    /** What runs a job, which names it. */
    public static final int JOB = 4;

    /** The subject of JAAS in whose name something is done. */
    public static final int SUBJECT = 5;

    /** The message of JMS that a listener is given. */
    public static final int MESSAGE = 6;

    /** The remote call of RMI that is served. */
    public static final int REMOTE_CALL = 7;

    /** pac4j, which is seen to hand in and out the profile of who has logged in. */
    public static final int PAC4J = 8;

    /** The request of JAX-RS, which a filter gives a security context. */
    public static final int REST = 9;

    /** The user that a router of Vert.x was given. */
    public static final int ROUTER = 10;

    /** The container's context of a bean's call. */
    public static final int EJB = 11;

    /** The first of the sources that the operator has described, numbered on in his order. */
    public static final int CONFIGURED = 12;

    /** Of what waits in a pool for different scopes: nobody's. */
    static final Scope UNCERTAIN = new Scope(false);

    /** Activations of other threads before it is looked whether these live. */
    private static final int FEW = 64;

    /** True for a request, job, message or call, which may hand work over; false for what a thread does without one. */
    public final boolean request;

    /** Who is served, once known: an object of the agent's identity package. */
    public volatile @Nullable Object actor;

    /** The innermost request object seen in this scope. */
    public @Nullable Object requestObject;
    /** The HTTP session that the application itself has asked for in this scope. */
    public @Nullable Object session;
    /**
     * What security frameworks have been seen to hold, by their numbers: the newest object and the different one before it.
     * Null until one is.
     */
    private @Nullable Object @Nullable [] seen;
    /** The client's address as text, taken when the scope began. */
    public volatile @Nullable Object client;

    /** The request that has left this work behind when it ended; null for all other scopes. */
    public final @Nullable Scope startedBy;

    /** Itself; of a request's {@link #doubted} one that request, which alone has a user, a beginning and an end. */
    public final Scope sure;

    private @Nullable Scope doubted;

    /** The serving thread's activation, while it serves. */
    private volatile @Nullable Activation serving;
    /** What a job has on the thread that runs it; null where this is none. */
    private @Nullable Activation begun;
    /** Whether the request goes on without a thread of its own, until the container is told that it is complete. */
    private boolean detached;

    /** Whether all that is done in it is dispatched in contexts of its own. */
    private boolean dispatched;

    private volatile boolean handsOver;
    private volatile boolean over;
    /** The activations that other threads have of this scope, until it is over. Guarded by this, as what follows from it. */
    private final List<Activation> lent = new ArrayList<>(0);

    private int enough = FEW;

    Scope(boolean request) {
        this(request, null, null);
    }

    private Scope(boolean request, @Nullable Scope startedBy, @Nullable Scope sure) {
        this.request = request;
        this.startedBy = startedBy;
        this.sure = sure == null ? this : sure;
    }

    /** The same on threads that may do another's work unseen: what is read there, or handed on, is this one's with low confidence. */
    synchronized Scope doubted() {
        if (!request || sure != this) {
            return this;
        }
        Scope known = doubted == null ? new Scope(true, null, this) : doubted;
        doubted = known;
        return known;
    }

    /** An advised method has returned: with false or null it has refused, and what it was given is not held. */
    public static void seenUnlessRefused(@Nullable Object result, @Nullable Object held, int framework) {
        if (result != null && !Boolean.FALSE.equals(result)) {
            Activation.frameworkSeen(held, framework);
        }
    }

    /** Something was put under a key, which may be the one that is wanted. */
    public static void seenUnder(@Nullable Object key, @Nullable Object held, String wanted, int framework) {
        if (wanted.equals(key)) {
            Activation.frameworkSeen(held, framework);
        }
    }

    /** Notes what a security framework holds, under the framework's number. */
    void see(@Nullable Object value, int framework) {
        int at = 2 * framework;
        @Nullable Object[] all = seen == null ? new Object[at + 2] : seen;
        if (all.length < at + 2) {
            all = Arrays.copyOf(all, at + 2);
        }
        if (all[at] != value) {
            all[at + 1] = all[at];
            all[at] = value;
        }
        seen = all;
    }

    /** The newest object that a framework was seen to hold in this scope; null where none was. */
    public @Nullable Object seen(int framework) {
        @Nullable Object[] all = seen;
        return all == null || all.length <= 2 * framework ? null : all[2 * framework];
    }

    /** The one before it. */
    public @Nullable Object seenBefore(int framework) {
        @Nullable Object[] all = seen;
        return all == null || all.length <= 2 * framework ? null : all[2 * framework + 1];
    }

    boolean isFor(@Nullable Object user) {
        return user != null && user.equals(actor);
    }

    /** Whether what the operator has described was seen: it may be a login, whose user other requests will have. */
    boolean isHooked() {
        return seen != null && seen.length > 2 * CONFIGURED;
    }

    /** A scope of its own for whoever that is; null where it is nobody. */
    static @Nullable Scope known(Object held, int framework) {
        Scope scope = new Scope(false).asked(held, framework);
        scope.end();
        return scope.actor == null ? null : scope;
    }

    /** Asks once, amid whatever else the thread does. */
    private Scope asked(Object held, int framework) {
        see(held, framework);
        try {
            find();
        } finally {
            seen = null;
        }
        return this;
    }

    // ---- what advised servlet containers call

    /** The application asked its container for the session and got it. */
    public static void sessionSeen(@Nullable Object session) {
        Activation now = session == null ? null : Activation.known();
        if (now != null && now.serves()) {
            now.scope.session = session;
        }
    }

    // ---- what advised work calls that is no servlet's

    /**
     * A job begins, or what is done in another's name: a scope of its own, but in a request, which notes the name, the request's. So is a
     * timer's task that a request has handed over; a timer that was in its loop when that got its advice has not begun it.
     *
     * @return what {@link #ends} wants; null where nothing has begun
     */
    public static @Nullable Object begins(@Nullable Object held, int source) {
        try {
            Activation now = Activation.known();
            if (held == null || now != null && now.serves()) {
                Activation.frameworkSeen(source == JOB ? null : held, source);
                return null;
            }
            if (held instanceof TimerTask && Attached.scopeOf(held) != null) {
                return now != null && now.task ? null : HandOver.enter(held);
            }
            Scope scope = new Scope(true).asked(held, source);
            scope.begun = scope.actor == null ? null : Activation.task(scope, Activation.known());
            return scope.begun;
        } catch (Throwable t) {
            Bridge.failed(t);
            return null;
        }
    }

    /** It has returned or thrown. */
    public static void ends(@Nullable Object token) {
        HandOver.leave(token);
        if (token != null && ((Activation) token).scope.begun == token) {
            ((Activation) token).scope.end();
        }
    }

    /**
     * A message or a remote call is served, as a request is, but not within one.
     *
     * @return what {@link Activation#endRequest} wants
     */
    public static @Nullable Object serves(Object call, int source) {
        try {
            Activation now = Activation.known();
            if (now != null && now.serves()) {
                return null;
            }
            Scope scope = new Scope(true);
            scope.see(call, source);
            scope.serving = Activation.begin(scope, now);
            return scope.serving;
        } catch (Throwable t) {
            Bridge.failed(t);
            return null;
        }
    }

    // ---- what servers call that serve many requests at a time on one thread: all of a request is dispatched in its
    // context

    /** Whether it is dispatched in contexts, or what is left of such a one. */
    boolean isDispatched() {
        return (startedBy == null ? sure : startedBy).dispatched;
    }

    /** A router was given the user of the request that the calling thread works for. */
    public static void userFound(@Nullable Object user) {
        Activation now = Activation.known();
        if (user != null && now != null && now.scope.sure.dispatched && now.scope.sure.actor == null) {
            try {
                now.scope.sure.asked(user, ROUTER);
            } catch (Throwable t) {
                Bridge.failed(t);
            }
        }
    }

    /** What will be dispatched in a context of its own, until it is answered. */
    static Scope ofDispatched(Object requestObject) {
        Scope scope = new Scope(true);
        scope.dispatched = true;
        scope.detached = true;
        scope.requestObject = requestObject;
        scope.find();
        scope.requestObject = null;
        return scope;
    }

    /** Asks who it is that was seen, without a request. */
    void find() {
        Hooks hooks = Bridge.hooks();
        Object here = Activation.enter();
        try {
            if (hooks != null) {
                hooks.askForUser(this, false);
            }
        } finally {
            Activation.exit(here);
        }
    }

    // ---- its beginning and its end

    void serve(Activation by) {
        serving = by;
    }

    /** The serving thread leaves the request, or another one whatever it did without one. */
    void end() {
        seen = null;
        requestObject = null;
        session = null;
        serving = null;
        endIfDone();
    }

    /** The request goes on without its thread, or no more. */
    synchronized void detach(boolean goesOn) {
        detached = goesOn;
        if (!goesOn) {
            endIfDone();
        }
    }

    private synchronized void endIfDone() {
        if (serving != null || detached) {
            return;
        }
        over = true;
        for (Activation task : lent) {
            task.live = false;
        }
        lent.clear();
    }

    /** Whether nothing belongs to it any more. Its user, if he is known by then, was known before. */
    public boolean isOver() {
        return sure.over;
    }

    /** Work of this scope goes to other threads. */
    void handOver() {
        sure.handsOver = true;
    }

    /** Whether tasks may have read in it, whose user only the serving thread may ask for. */
    boolean handsOver() {
        return handsOver;
    }

    /** The agent's thread wants the user of rows that a task has read. */
    void wantUser() {
        Activation by = sure.serving;
        if (by != null) {
            by.wantUser();
        }
    }

    // ---- its activations on other threads

    /** What a task of this scope that begins now belongs to. */
    Scope forTask() {
        return isOver() ? new Scope(false, sure, null) : this;
    }

    synchronized void join(Activation task) {
        if (over) {
            task.live = false;
            return;
        }
        if (lent.size() >= enough) {
            forgetThreads();
        }
        lent.add(task);
    }

    /** A thread that was started does not say that it ends; a request may start many before it is over. */
    private void forgetThreads() {
        List<Activation> alive = new ArrayList<>(lent.size());
        for (Activation task : lent) {
            if (!task.ended()) {
                alive.add(task);
            }
        }
        lent.clear();
        lent.addAll(alive);
        enough = Math.max(FEW, 2 * alive.size());
    }

    synchronized void part(Activation task) {
        lent.remove(task);
    }

    /** Lets a task's rows take the short way, or no more. The lock sees to it that none does when the scope is over. */
    synchronized void settle(Activation task, boolean live) {
        task.live = live && !over;
    }
}
