package io.rowtally.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;

/** What reading allocates. */
final class Allocated {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocated() {}

    interface Work {
        /** What was read, which is never nothing. */
        long all() throws SQLException;
    }

    /**
     * Bytes of one set.
     *
     * @param sets of which none is measured, in which the two thousand rows are over that are looked at for their values' sake
     */
    static long byOne(Work reading, int sets) throws SQLException {
        long sum = 0;
        for (int i = 0; i < sets; i++) {
            sum += reading.all();
        }
        long self = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(self);
        sum += reading.all();
        long after = THREADS.getThreadAllocatedBytes(self);
        assertTrue(sum != 0);
        return after - before;
    }
}
