package io.rowtally.it.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What the report says of a figure is computed, so it is shown here on figures whose answer is plain. */
class PromisedTest {
    private static final Spread QUIET = Spread.of(1.001, 1.001, 1.001);

    private static Promised ratio(double limit, Spread measured, Spread control) {
        return new Promised("scan", Unit.RATIO, limit, measured, control);
    }

    @Test
    void aFigureBelowItsLimitIsMet() {
        assertEquals("yes", ratio(1.05, Spread.of(1.03), QUIET).verdict());
    }

    @Test
    void aFigureAboveItsLimitIsNotMet() {
        assertEquals("no", ratio(1.05, Spread.of(1.06), QUIET).verdict());
    }

    @Test
    void aFigureThatReadsAsTheLimitIsMet() {
        Promised promised = ratio(1.05, Spread.of(1.0504), QUIET);

        assertEquals("yes", promised.verdict());
        assertTrue(promised.line().contains("| 1.050 x | 1.050 x |"), promised.line());
    }

    @Test
    void aFigureThatTheControlHasTooIsWithinNoise() {
        assertEquals(
                "no, within noise",
                ratio(1.05, Spread.of(1.06), Spread.of(1.06)).verdict());
        assertEquals(
                "yes, within noise",
                ratio(1.05, Spread.of(1.02), Spread.of(0.97)).verdict());
    }

    @Test
    void whatComesOnTopIsMeasuredFromZero() {
        Promised promised = new Promised("start", Unit.MILLIS, 30, Spread.of(29.6, 20, 50), Spread.of(-4));

        assertEquals("yes", promised.verdict());
        assertEquals("| start | +30 ms | +30 ms | +25 ms to +40 ms | -4 ms | yes |\n", promised.line());
    }

    @Test
    void theMiddleHalfLeavesTheOutliersOut() {
        assertEquals(new Spread(2, 3, 4), Spread.of(5, 1, 3, 2, 4));
    }

    @Test
    void theMiddleHalfOfThreeForksIsOnBothSidesOfTheMedian() {
        assertEquals(new Spread(1.5, 2, 3), Spread.of(4, 1, 2));
    }
}
