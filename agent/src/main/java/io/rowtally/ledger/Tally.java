package io.rowtally.ledger;

import io.rowtally.bridge.Run;
import io.rowtally.sketch.Hll;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The counters of one actor on one database over one interval, in DESIGN.md's exact words. */
public final class Tally {
    long statements;
    long resultSets;
    long writes;
    long fetched;
    long read;
    long piiFetched;
    long piiRead;
    long largestSet;
    long assumed;
    long unresolved;
    /** Rows whose person is in {@link #subjects}. */
    long identified;
    /** Who was read; null where nobody is known. */
    @Nullable
    Hll subjects;

    /** The beginning of an interval whose line found no room: it is the next one's too. Null where there was none. */
    @Nullable
    Instant since;

    /** Whether it is among those that the crash journal does not have as they are. Set by {@link Tallies}. */
    boolean touched;

    final Counts values = new Counts();
    final Counts rowsByCategory = new Counts();
    final Counts probable = new Counts();
    final Counts tables = new Counts();

    /** Whether no counter is set: a reading may meet any of them alone, since the application goes on meanwhile. */
    boolean isEmpty() {
        return changes() == 0;
    }

    /** Grows with each counter, and with nothing else. */
    long changes() {
        return statements
                + resultSets
                + writes
                + fetched
                + read
                + piiFetched
                + piiRead
                + largestSet
                + assumed
                + unresolved
                + identified;
    }

    void add(Tally other) {
        statements += other.statements;
        resultSets += other.resultSets;
        writes += other.writes;
        fetched += other.fetched;
        read += other.read;
        piiFetched += other.piiFetched;
        piiRead += other.piiRead;
        largestSet = Math.max(largestSet, other.largestSet);
        assumed += other.assumed;
        unresolved += other.unresolved;
        identified += other.identified;
        if (other.subjects != null) {
            subjects().unite(other.subjects);
        }
        values.add(other.values);
        rowsByCategory.add(other.rowsByCategory);
        probable.add(other.probable);
        tables.add(other.tables);
    }

    private Hll subjects() {
        Hll known = subjects;
        if (known == null) {
            known = new Hll();
            subjects = known;
        }
        return known;
    }

    /**
     * Takes who rows were about.
     *
     * @param before of how many rows these were taken already
     * @return of how many they are taken now
     */
    long addSubjects(Run.@Nullable Subjects read, long before) {
        if (read == null) {
            return 0;
        }
        long rows = read.rows();
        int[] coupons = read.coupons();
        byte[] places = read.places();
        identified += rows - before;
        if (places != null) {
            subjects().uniteRegisters(places);
        } else {
            for (int coupon : coupons) {
                if (coupon != 0) {
                    subjects().add(coupon);
                }
            }
        }
        return rows;
    }

    /** Rows of which these columns were read: the cells of each, and each category and table once a row. */
    void addRows(long signature, long[] wide, long rows, TaggedColumns tags) {
        if (signature != 0) {
            read += rows;
        }
        tags.marks(signature, wide).addTo(this, rows);
    }
}
