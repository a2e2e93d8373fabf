package io.rowtally.ledger;

import io.rowtally.bridge.Run;
import io.rowtally.sketch.Hll;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
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

    final Map<String, Long> values = new TreeMap<>();
    final Map<String, Long> rowsByCategory = new TreeMap<>();
    final Map<String, Long> probable = new TreeMap<>();
    final Map<String, Long> tables = new TreeMap<>();

    /** Whether no counter is set: a reading may meet any of them alone, since the application goes on meanwhile. */
    boolean isEmpty() {
        return (statements
                        | resultSets
                        | writes
                        | fetched
                        | read
                        | piiFetched
                        | piiRead
                        | largestSet
                        | assumed
                        | unresolved
                        | identified)
                == 0;
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
        add(values, other.values);
        add(rowsByCategory, other.rowsByCategory);
        add(probable, other.probable);
        add(tables, other.tables);
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

    private static void add(Map<String, Long> to, Map<String, Long> from) {
        for (Map.Entry<String, Long> entry : from.entrySet()) {
            add(to, entry.getKey(), entry.getValue());
        }
    }

    static void add(Map<String, Long> to, String key, long amount) {
        Long before = to.get(key);
        to.put(key, before == null ? amount : before + amount);
    }

    /** Rows of which these columns were read: the cells of each, and each category and table once a row. */
    void addRows(long signature, long[] wide, long rows, TaggedColumns tags) {
        if (signature != 0) {
            read += rows;
        }
        tags.marks(signature, wide).addTo(this, rows);
    }
}
