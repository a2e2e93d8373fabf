package io.rowtally.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row costs no byte of the heap, whoever it is about: the driver that does nothing allocates nothing itself. */
class RowAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROWS = 1_000;

    /** Sets in which the rows that are looked at for their values' sake are over. */
    private static final int WARM_UP = 300;

    private interface Reading {
        long all() throws SQLException;
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "advised", "identifying", "naming"})
    void noneOfARow(String driver) throws Exception {
        DriverBenchmark benchmark = new DriverBenchmark();
        benchmark.driver = driver;
        benchmark.open();
        try {
            assertEquals(
                    0,
                    (allocated(benchmark::rowOfTwelveColumnsByIndex) - allocated(benchmark::resultSetOfOneRow)) / ROWS);
            assertEquals(0, allocated(benchmark::rowOfTwelveColumnsByLabel) / ROWS);
        } finally {
            benchmark.close();
        }
    }

    /** Bytes of one set. */
    private static long allocated(Reading reading) throws SQLException {
        long sum = 0;
        for (int i = 0; i < WARM_UP; i++) {
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
