package io.rowtally.bridge;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * The counters of one (activation, shape): rows by signature. Counts live here and not in result sets, because a
 * result set can die unseen. Written by the thread of its activation only, through ordered stores; what another thread
 * does to a row of this cell goes to the {@code foreign} side under the cell's lock. Nobody resets a cell: its reader
 * keeps its own baseline.
 *
 * <p>Rows fetched = all runs + open. A set's last row moves from {@code open} to its run by two stores in the order
 * {@code open--, run++}; a reader that reads the runs first and {@code open} after them can be one row behind, never
 * one ahead.
 */
public final class Cell {
    /** Signatures a cell holds before a fresh cell takes over, so that no cell's table grows without bound. */
    private static final int MAX_RUNS = 4096;

    /** Cells of a thread that serves nobody, before a fresh activation takes over: texts that are not kept have a new one each time. */
    private static final int MOST_OF_THREAD = 4_096;

    private static final int LINEAR_RUNS = 8;
    private static final int LINEAR_CELLS = 8;

    /** Of result sets that no statement was seen to return, until their first row. Never written. */
    static final Cell NOWHERE = new Cell(Activation.NONE, Origin.UNKNOWN.bare(), null);

    private static final AtomicLongFieldUpdater<Cell> OPEN = AtomicLongFieldUpdater.newUpdater(Cell.class, "open");
    private static final AtomicLongFieldUpdater<Cell> LARGEST =
            AtomicLongFieldUpdater.newUpdater(Cell.class, "largest");
    private static final AtomicLongFieldUpdater<Cell> SETS = AtomicLongFieldUpdater.newUpdater(Cell.class, "sets");
    private static final AtomicLongFieldUpdater<Cell> STATEMENTS =
            AtomicLongFieldUpdater.newUpdater(Cell.class, "statements");
    private static final AtomicLongFieldUpdater<Cell> WRITES = AtomicLongFieldUpdater.newUpdater(Cell.class, "writes");
    private static final AtomicLongFieldUpdater<Cell> UNRESOLVED =
            AtomicLongFieldUpdater.newUpdater(Cell.class, "unresolved");

    public final Activation activation;
    /** The activation's thread; null in the cell of result sets that do not count. */
    public final @Nullable Thread thread;

    public final Shape shape;
    public final @Nullable Cell earlier;

    volatile long open;
    volatile long largest;
    volatile long sets;
    volatile long statements;
    volatile long writes;
    volatile long unresolved;
    private volatile @Nullable Run runs;

    private volatile Run.@Nullable Subjects subjects;
    private volatile Run.@Nullable Subjects foreignSubjects;

    private volatile long foreignOpen;
    private volatile @Nullable Run foreignRuns;
    private boolean abandoned;

    private int runCount;
    private Run @Nullable [] table;

    /** What the reader keeps between two readings. Written and read by the agent's thread only. */
    public @Nullable Object reader;

    Cell(Activation activation, Shape shape, @Nullable Cell earlier) {
        this.activation = activation;
        this.thread = activation.thread;
        this.shape = shape;
        this.earlier = earlier;
    }

    // ---- the activation's thread

    /** Of an execution that does not count, for the shape's sake: nobody reads it, and a set that counts later finds it full. */
    static Cell apart(Activation activation, Shape shape) {
        Cell apart = new Cell(activation, shape, null);
        apart.runCount = MAX_RUNS;
        return apart;
    }

    /** The newest cell of a shape in an activation; null where there is none. */
    static @Nullable Cell find(Activation activation, Shape shape) {
        if (activation.index != null) {
            return activation.index.get(shape);
        }
        for (Cell cell = activation.cells(); cell != null; cell = cell.earlier) {
            if (cell.shape == shape) {
                return cell;
            }
        }
        return null;
    }

    /** Whether a thread's own activation, which nothing else would end, is to be followed by another. */
    static boolean tooMany(Activation activation) {
        return activation.cellCount > MOST_OF_THREAD
                && activation.outer == null
                && !activation.scope.request
                && !activation.task
                && !activation.lasting
                && !activation.told;
    }

    /** Where an activation has many, they are found by their shapes. */
    static void index(Activation activation, Cell made) {
        if (++activation.cellCount > LINEAR_CELLS) {
            if (activation.index == null) {
                activation.index = new IdentityHashMap<>();
                for (Cell cell = made.earlier; cell != null; cell = cell.earlier) {
                    activation.index.putIfAbsent(cell.shape, cell);
                }
            }
            activation.index.put(made.shape, made);
        }
    }

    /** The innermost activation of the calling thread; mostly the one that counted here before. */
    Activation here() {
        return activation.isHere() ? activation : Activation.current();
    }

    /** Whether rows of a set that was executed here count at all: what a statement has handed out is a result set. */
    boolean counts(Object set) {
        Hooks hooks = Bridge.hooks();
        return hooks != null && (this != NOWHERE || hooks.counts(set.getClass()));
    }

    /** Whether the database of another cell is known and that of its own is not. */
    boolean lessKnownThan(Cell other) {
        return shape.origin == Origin.UNKNOWN && other.shape.origin != Origin.UNKNOWN;
    }

    void opened() {
        OPEN.lazySet(this, open + 1);
    }

    void firstRow() {
        SETS.lazySet(this, sets + 1);
    }

    void grow(long rows) {
        if (rows > largest) {
            LARGEST.lazySet(this, rows);
        }
    }

    void statement() {
        STATEMENTS.lazySet(this, statements + 1);
    }

    void write() {
        WRITES.lazySet(this, writes + 1);
    }

    void unresolvedCell() {
        UNRESOLVED.lazySet(this, unresolved + 1);
    }

    boolean full() {
        return runCount >= MAX_RUNS;
    }

    /** Whether the calling thread may write here without the lock. */
    boolean own() {
        return thread == Thread.currentThread() && !activation.ended;
    }

    /** A set leaves its row and goes to none of this cell: the row moves from open to its run. */
    void bookLast(Run run) {
        OPEN.lazySet(this, open - 1);
        run.increment();
    }

    /** The run of a signature, made where it is new. */
    Run run(long signature, long @Nullable [] wide) {
        Run found = table == null ? find(runs, signature, wide) : lookUp(table, signature, wide);
        if (found != null) {
            return found;
        }
        Run made = new Run(signature, wide, runs);
        runs = made;
        runCount++;
        if (runCount > LINEAR_RUNS) {
            index(made);
        }
        return made;
    }

    private void index(Run made) {
        Run[] known = table;
        if (known == null || runCount * 2 > known.length) {
            known = new Run[Integer.highestOneBit(runCount) * 4];
            for (Run run = runs; run != null; run = run.earlier) {
                put(known, run);
            }
            table = known;
        } else {
            put(known, made);
        }
    }

    private static void put(Run[] table, Run run) {
        int slot = slot(table, run.signature);
        while (table[slot] != null) {
            slot = slot + 1 & table.length - 1;
        }
        table[slot] = run;
    }

    private static @Nullable Run lookUp(Run[] table, long signature, long @Nullable [] wide) {
        int slot = slot(table, signature);
        while (table[slot] != null) {
            Run run = table[slot];
            if (run.signature == signature && Arrays.equals(run.wide, wide)) {
                return run;
            }
            slot = slot + 1 & table.length - 1;
        }
        return null;
    }

    private static int slot(Run[] table, long signature) {
        long mixed = signature * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & table.length - 1;
    }

    private static @Nullable Run find(@Nullable Run newest, long signature, long @Nullable [] wide) {
        for (Run run = newest; run != null; run = run.earlier) {
            if (run.signature == signature && Arrays.equals(run.wide, wide)) {
                return run;
            }
        }
        return null;
    }

    /** A row is left whose person is known. */
    void subject(int coupon) {
        if (own()) {
            Run.Subjects now = subjects;
            if (now == null) {
                now = new Run.Subjects(0, null);
                subjects = now;
            }
            now.add(coupon);
        } else {
            foreignSubject(coupon);
        }
    }

    // ---- any other thread

    private synchronized void foreignSubject(int coupon) {
        Run.Subjects now = foreignSubjects;
        if (now == null) {
            now = new Run.Subjects(0, null);
            foreignSubjects = now;
        }
        now.add(coupon);
    }

    /** A row that was positioned in this cell is left by another thread, or after its activation has ended. */
    synchronized void bookForeign(long signature, long @Nullable [] wide) {
        if (abandoned) {
            return;
        }
        Run run = find(foreignRuns, signature, wide);
        if (run == null) {
            run = new Run(signature, wide, foreignRuns);
            foreignRuns = run;
        }
        foreignOpen--;
        run.increment();
    }

    // ---- the agent's thread

    /** The newest run; older ones follow by {@link Run#earlier}. Read this before {@link #open()}. */
    public @Nullable Run runs() {
        return runs;
    }

    /** The newest run that other threads booked. Read this before {@link #open()}. */
    public @Nullable Run foreignRuns() {
        return foreignRuns;
    }

    /**
     * Takes the persons whose rows were left since this was last asked; null where there are none. A row that is being booked at
     * this moment may still come to them.
     */
    public Run.@Nullable Subjects takeSubjects() {
        Run.Subjects taken = subjects;
        if (taken != null) {
            subjects = null; // its writer sets it only where it finds none
        }
        return taken;
    }

    /** The same, of rows that other threads have left. */
    public Run.@Nullable Subjects takeForeignSubjects() {
        Run.Subjects taken = foreignSubjects;
        if (taken != null) {
            synchronized (this) {
                taken = foreignSubjects;
                foreignSubjects = null;
            }
        }
        return taken;
    }

    /** Rows on which a result set is positioned now, not yet left. */
    public long open() {
        return open + foreignOpen;
    }

    /** The largest set that moved since this was last asked; a maximum, so the one thing that is reset. */
    public long takeLargest() {
        return largest == 0 ? 0 : LARGEST.getAndSet(this, 0);
    }

    public long sets() {
        return sets;
    }

    public long statements() {
        return statements;
    }

    public long writes() {
        return writes;
    }

    /** Cells read under a label that the result set's own labels do not have. */
    public long unresolved() {
        return unresolved;
    }

    /**
     * Gives up waiting for the rows still open; later bookings of them are ignored, since the reader has counted them.
     *
     * @return how many rows were open
     */
    public synchronized long abandon() {
        abandoned = true;
        return open + foreignOpen;
    }
}
