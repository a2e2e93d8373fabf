package io.rowtally.ledger;

import io.rowtally.bridge.Cell;
import io.rowtally.bridge.Run;
import org.jspecify.annotations.Nullable;

/**
 * Reads one cell against its own baseline: what came since the last reading goes into a tally. The cell's writer is not
 * disturbed and nothing is reset; a reading may be a row behind, never ahead (see {@link Cell}).
 */
final class CellReader {
    private static final long[] NOT_WIDE = {};

    private final Cell cell;
    private long fetched;
    private long sets;
    private long statements;
    private long writes;
    private long unresolved;
    private long abandoned;
    private boolean waiting;
    private @Nullable Run latest;
    /** Persons that were taken last time: a row may have been on its way to them. */
    private Run.@Nullable Subjects taken;

    private long takenRows;

    private CellReader(Cell cell) {
        this.cell = cell;
    }

    static CellReader of(Cell cell) {
        Object reader = cell.reader;
        if (reader == null) {
            reader = new CellReader(cell);
            cell.reader = reader;
        }
        return (CellReader) reader;
    }

    /** Takes what is new of executions; there need not have been a row yet. */
    void readExecutions(Tally into) {
        long s = cell.statements();
        into.statements += s - statements;
        statements = s;
        s = cell.writes();
        into.writes += s - writes;
        writes = s;
    }

    /**
     * Takes what is new of rows; only once the shape has its labels, since rows are tagged here for good. A column that came after
     * the verdict (of OUT parameters) waits for the next one, unless this is the last reading.
     */
    void readRows(TaggedColumns tags, Tally into, boolean last) {
        waiting = false;
        long booked = readRuns(cell.runs(), tags, into, last) + readRuns(cell.foreignRuns(), tags, into, last);
        long now = booked + Math.max(cell.open(), abandoned);
        if (now > fetched) {
            into.fetched += now - fetched;
            into.piiFetched += tags.personal() ? now - fetched : 0;
            fetched = now;
        }
        readSubjects(into);
        into.largestSet = Math.max(into.largestSet, cell.takeLargest());
        long s = cell.sets();
        into.resultSets += s - sets;
        sets = s;
        s = cell.unresolved();
        into.unresolved += s - unresolved;
        unresolved = s;
    }

    private void readSubjects(Tally into) {
        Run.Subjects before = taken;
        if (before != null && before.rows() != takenRows) {
            into.addSubjects(before, takenRows);
        }
        taken = cell.takeSubjects();
        takenRows = into.addSubjects(taken, 0);
        into.addSubjects(cell.takeForeignSubjects(), 0);
    }

    private long readRuns(@Nullable Run newest, TaggedColumns tags, Tally into, boolean last) {
        long sum = 0;
        for (Run run = newest; run != null; run = run.earlier) {
            long count = run.get();
            sum += count;
            if (count == run.drained) {
                continue;
            }
            if (last || tags.covers(run.signature, run.wide, cell.shape.labels())) {
                into.addRows(run.signature, run.wide == null ? NOT_WIDE : run.wide, count - run.drained, tags);
                run.drained = count;
                latest = run;
                into.addSubjects(run.takePending(tags.identifiers().strongest(run.signature)), 0);
            } else {
                waiting = true;
            }
        }
        return sum;
    }

    /** Rows still open whose sets are given up: they count as read like the row before them. */
    void assumeOpenRows(TaggedColumns tags, Tally into) {
        if (abandoned > 0) {
            return;
        }
        long open = cell.abandon();
        readRows(tags, into, true);
        if (open > 0) {
            abandoned = open;
            into.assumed += open;
            Run previous = latest;
            if (previous != null) {
                into.addRows(previous.signature, previous.wide == null ? NOT_WIDE : previous.wide, open, tags);
            }
        }
    }

    /** Adds what is new of executions and rows, and leaves it new. */
    void peek(TaggedColumns tags, Tally into) {
        into.statements += cell.statements() - statements;
        into.writes += cell.writes() - writes;
        long now = peekRuns(cell.runs(), tags, into) + peekRuns(cell.foreignRuns(), tags, into);
        now += Math.max(cell.open(), abandoned);
        if (now > fetched) {
            into.fetched += now - fetched;
            into.piiFetched += tags.personal() ? now - fetched : 0;
        }
        into.resultSets += cell.sets() - sets;
        into.unresolved += cell.unresolved() - unresolved;
    }

    private static long peekRuns(@Nullable Run newest, TaggedColumns tags, Tally into) {
        long sum = 0;
        for (Run run = newest; run != null; run = run.earlier) {
            long count = run.get();
            sum += count;
            if (count != run.drained) {
                into.addRows(run.signature, run.wide == null ? NOT_WIDE : run.wide, count - run.drained, tags);
            }
        }
        return sum;
    }

    /** Whether columns that were read wait for a verdict that has them. */
    boolean waits() {
        return waiting;
    }

    /** Whether nothing can come any more once the activation has ended. */
    boolean settled() {
        return abandoned > 0 || cell.open() == 0 && !waiting;
    }
}
