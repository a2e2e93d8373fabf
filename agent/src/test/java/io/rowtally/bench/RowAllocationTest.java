package io.rowtally.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row costs no byte of the heap, whoever it is about: the driver that does nothing allocates nothing itself. */
class RowAllocationTest {
    private static final int ROWS = 1_000;
    private static final int WARM_UP = 300;

    @ParameterizedTest
    @ValueSource(strings = {"plain", "advised", "identifying", "naming"})
    void noneOfARow(String driver) throws Exception {
        DriverBenchmark benchmark = new DriverBenchmark();
        benchmark.driver = driver;
        benchmark.open();
        try {
            assertEquals(
                    0,
                    (Allocated.byOne(benchmark::rowOfTwelveColumnsByIndex, WARM_UP)
                                    - Allocated.byOne(benchmark::resultSetOfOneRow, WARM_UP))
                            / ROWS);
            assertEquals(0, Allocated.byOne(benchmark::rowOfTwelveColumnsByLabel, WARM_UP) / ROWS);
        } finally {
            benchmark.close();
        }
    }
}
