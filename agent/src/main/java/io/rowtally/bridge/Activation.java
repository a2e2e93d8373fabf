package io.rowtally.bridge;

import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One scope on one thread: where the thread's cells hang. Its fields are the thread's own, but for what is volatile.
 */
public final class Activation {
    private static final int SLOTS = 64;
    /** Two threads' entries are 16 references apart, mostly on different cache lines. */
    static final int STRIDE = 16;

    private static final ThreadLocal<@Nullable Activation> CURRENT = new ThreadLocal<>();

    /**
     * The activation that a thread was last found in, at a place that threads may share: an entry is used only by the
     * thread it belongs to, and only while it is that thread's innermost. Saves most look-ups in {@link #CURRENT}, which take long where the
     * application's own thread locals come and go (as H2's do, for each statement).
     */
    static final @Nullable Activation[] RECENT = new Activation[SLOTS * STRIDE];

    /** Of what does not count. */
    static final Activation NONE = new Activation(null, new Scope(false), null);

    /** Null only in {@link #NONE}. */
    public final @Nullable Thread thread;

    public final Scope scope;
    final @Nullable Activation outer;

    /**
     * Whether this is its thread's innermost activation and it is outside the driver: then a row may take the short way.
     * An agent thread may clear it at any time to have the next row take the long way, which sets it right again. No reference,
     * since the collector's barrier would make a fence of each store into an activation that has grown old.
     */
    public boolean live;

    /** Depth of driver calls (execute, metadata, connection) on the thread: what is read inside is the driver's own. */
    int inside;
    /** Depth of result sets of which it is not yet known whether they stand in front of another. */
    int probing;
    /** Rows counted by the long way; tells a wrapper from a driver. */
    long counted;
    /** The statement whose OUT parameter the thread is asking for, how many such questions it is in, and how many counted. */
    @Nullable
    Object asked;

    int asking;
    long answers;
    /** The cell of the statement that the innermost driver call has answered, for the outermost one to count. */
    @Nullable
    Cell answered;
    /** Whether a result set was handed out inside the driver call under way. */
    boolean linked;

    private volatile @Nullable Cell cells;
    volatile boolean ended;
    private boolean innermost = true;
    /** The scope is another thread's: that one alone may touch its request. */
    private boolean onLoan;
    /** It is nobody's call that ends: it lasts until a security framework is told otherwise. */
    boolean lasting;
    /** It lasts as long as a connection's user who is executed for ({@link Origin.Session}). */
    boolean told;
    /** It is a task's that runs on this thread, or a thread's that was started; also of what has outlived its scope. */
    boolean task;
    /** That task is a request's own context, in which it is served as by a thread. */
    boolean inContext;

    private volatile boolean userDue;
    int cellCount;

    @Nullable
    IdentityHashMap<Shape, Cell> index;

    private @Nullable Activation lent;

    /** What the reader keeps between two readings. Written and read by the agent's thread only. */
    public @Nullable Object reader;

    private Activation(@Nullable Thread thread, Scope scope, @Nullable Activation outer) {
        this.thread = thread;
        this.live = thread != null;
        this.scope = scope;
        this.outer = outer;
    }

    static Activation current() {
        int slot = slot(Thread.currentThread());
        Activation recent = RECENT[slot];
        if (recent != null && recent.isHere()) {
            return recent;
        }
        Activation now = CURRENT.get();
        if (now == null) {
            Scope started = HandOver.ofStarted(Thread.currentThread());
            now = begin(new Scope(false), null);
            now = started == null ? now : task(started.forTask(), now);
        } else if (now.isOvertaken()) {
            now.end();
            now = now.task ? task(now.scope.forTask(), now.outer) : begin(new Scope(false), now.outer);
        }
        RECENT[slot] = now;
        return now;
    }

    /** Identity, since an application may override what else tells threads apart. */
    private static int slot(Thread thread) {
        return (System.identityHashCode(thread) & SLOTS - 1) * STRIDE;
    }

    // ---- driver calls

    /** Before a driver call whose own reading must not count; the answer goes to {@link #exit}. */
    public static Object enter() {
        return current().entered();
    }

    /** Whether this is the innermost activation of the calling thread, so that it need not be looked up. */
    boolean isHere() {
        return thread == Thread.currentThread() && innermost && !isOvertaken();
    }

    /** Whether its task's scope is over, or it has too many cells. What a driver reads at that moment is still the driver's own. */
    private boolean isOvertaken() {
        return (task && scope.isOver() || Cell.tooMany(this)) && inside == 0 && probing == 0 && asking == 0;
    }

    Activation entered() {
        inside++;
        live = false;
        return this;
    }

    /** After the driver call. */
    public static void exit(Object token) {
        Activation now = (Activation) token;
        now.linked &= --now.inside > 0;
        now.settle();
    }

    void settle() {
        if (inside == 0 && probing == 0) {
            boolean now = innermost && !userDue && Bridge.counting;
            if (task) {
                scope.sure.settle(this, now);
            } else {
                live = now;
            }
        }
    }

    /** The labels of a set's columns; the driver may read while it answers. Empty where it refuses. */
    String[] labelsOf(Object set) {
        Hooks hooks = Bridge.hooks();
        inside++;
        live = false;
        try {
            String[] labels = hooks == null ? null : hooks.labels(set);
            return labels == null ? new String[0] : labels;
        } finally {
            inside--;
            settle();
        }
    }

    // ---- requests

    /** A servlet, filter or filter chain is entered; null where the thread serves that request already. */
    public static @Nullable Object beginRequest(Object request) {
        try {
            // ends what was left on the thread by what ran there before, or has brought the request to it
            Activation now = unwind(null);
            if (now == null) {
                HandOver.disown(Thread.currentThread());
            }
            if (now != null && now.serves()) {
                now.scope.requestObject = request;
                return null;
            }
            Scope scope = new Scope(true);
            scope.requestObject = request;
            Activation begun = begin(scope, now);
            scope.serve(begun);
            return begun;
        } catch (Throwable t) {
            Bridge.failed(t);
            return null;
        }
    }

    /** The request is left; the token is what {@link #beginRequest} gave. */
    public static void endRequest(@Nullable Object token) {
        if (token != null) {
            try {
                ((Activation) token).end();
            } catch (Throwable t) {
                Bridge.failed(t);
            }
        }
    }

    /** Whether this is the thread that serves a request: only there may the request be touched. */
    boolean serves() {
        return scope.request && !onLoan;
    }

    static Activation begin(Scope scope, @Nullable Activation outer) {
        if (outer != null) {
            outer.innermost = false;
            outer.live = false;
        }
        Activation begun = new Activation(Thread.currentThread(), scope, outer);
        CURRENT.set(begun);
        // a common pool's thread forgets its thread locals after each task, but what is there must not be older
        RECENT[slot(Thread.currentThread())] = begun;
        return begun;
    }

    /** A task's activation begins on this thread. */
    static Activation task(Scope scope, @Nullable Activation outer) {
        Activation begun = begin(scope, outer);
        begun.task = true;
        begun.onLoan = true;
        scope.sure.join(begun);
        return begun;
    }

    /** The calling thread's innermost activation; null where it has none yet. */
    static @Nullable Activation known() {
        return CURRENT.get();
    }

    /** Ends what tasks and frameworks have left on the calling thread since that was its innermost; returns what is now. */
    static @Nullable Activation unwind(@Nullable Activation to) {
        Activation now = CURRENT.get();
        while (now != null && now != to && (now.task || now.lasting)) {
            now.end();
            now = now.outer;
        }
        return now;
    }

    void end() {
        try {
            if (cells != null || scope.handsOver() || scope.isHooked()) {
                ask(true);
            }
        } finally {
            innermost = false;
            live = false;
            if (onLoan) {
                scope.sure.part(this);
            } else {
                scope.end();
            }
            ended = true;
            RECENT[slot(Thread.currentThread())] = outer;
            CURRENT.set(outer);
            if (outer != null) {
                outer.innermost = true;
                outer.settle();
            }
        }
    }

    /** A security framework hands out what tells it the user. */
    public static void frameworkSeen(@Nullable Object held, int framework) {
        Activation now = CURRENT.get();
        if (held != null && now != null && now.serves()) {
            now.scope.see(held, framework);
        }
    }

    /**
     * A security framework has been handed what tells it the user. On a thread that serves no request, a pool's for example,
     * his scope begins, and lasts until another takes the place or {@link #userLeaves}.
     */
    public static void frameworkGiven(@Nullable Object held, int framework) {
        Activation now = CURRENT.get();
        if (now != null && now.serves()) {
            frameworkSeen(held, framework);
            return;
        }
        try {
            if (now != null && now.lasting) {
                now.end();
            }
            Scope scope = held == null ? null : Scope.known(held, framework);
            if (scope != null) {
                begin(scope, CURRENT.get()).lasting = true;
            }
        } catch (Throwable t) {
            Bridge.failed(t);
        }
    }

    /** A security framework is about to forget the user: rows that wait for one are his. */
    public static void userLeaves() {
        Activation now = CURRENT.get();
        try {
            if (now != null && now.lasting) {
                now.end();
            } else if (now != null && (now.cells != null || now.scope.handsOver()) && now.scope.actor == null) {
                now.ask(false);
            }
        } catch (Throwable t) {
            Bridge.failed(t);
        }
    }

    private void ask(boolean guess) {
        Hooks hooks = Bridge.hooks();
        if (serves() && hooks != null) {
            inside++;
            live = false;
            try {
                hooks.askForUser(scope, guess);
            } catch (Throwable t) {
                // the application's own principal or session threw: the row counts all the same
                Bridge.failed(t);
            } finally {
                inside--;
                settle();
            }
        }
    }

    /** The agent's thread wants the user before the scope ends: the next row's long way asks. */
    public void wantUser() {
        if (onLoan) {
            scope.wantUser();
        } else {
            userDue = true;
            live = false;
        }
    }

    void askIfDue() {
        if (userDue) {
            userDue = false;
            Bridge.rowUnderWay(this);
            ask(true);
        }
    }

    // ---- cells

    Cell cell(Shape shape) {
        Cell found = Bridge.counting ? Cell.find(this, shape) : Cell.apart(this, shape);
        return found != null && !(found.full() && Bridge.counting) ? found : add(shape);
    }

    private Cell add(Shape shape) {
        boolean first = cells == null;
        Cell made = new Cell(this, shape, cells);
        cells = made;
        Cell.index(this, made);
        Hooks hooks = Bridge.hooks();
        if (first && hooks != null) {
            hooks.activationBorn(this);
            ask(false);
        }
        return made;
    }

    /** The activation of another scope on this thread: for a set that was executed there and is read here. */
    Activation lend(Scope other) {
        if (scope.startedBy == other.sure) {
            return this;
        }
        Activation loan = lent;
        if (loan == null || loan.scope != other) {
            if (loan != null) {
                loan.ended = true;
            }
            loan = new Activation(thread, other, this);
            loan.innermost = false;
            loan.onLoan = true;
            loan.live = false;
            lent = loan;
        }
        return loan;
    }

    // ---- the agent's thread

    /** The newest cell; older ones follow by {@link Cell#earlier}. */
    public @Nullable Cell cells() {
        return cells;
    }

    /** Whether no row will be positioned in this activation any more. */
    public boolean ended() {
        return ended || (thread != null && !thread.isAlive());
    }
}
