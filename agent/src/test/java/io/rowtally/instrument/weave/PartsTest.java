package io.rowtally.instrument.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PartsTest {
    private static final List<Class<?>> TYPES =
            Arrays.asList(int.class, long.class, char.class, byte.class, short.class, float.class, double.class);

    @Test
    void allAreInOnePartEachInTheirOrder() {
        List<Class<?>> met = new ArrayList<>();

        new Parts(TYPES, () -> true).each(met::addAll);

        assertEquals(TYPES, met);
    }

    @Test
    void theFirstIsAlone() {
        List<Integer> sizes = new ArrayList<>();

        new Parts(TYPES, () -> true).each(part -> sizes.add(part.size()));

        assertEquals(1, sizes.get(0));
    }

    @Test
    void partsGrowWhileTheyAreQuickAndShrinkWhenTheyAreNot() {
        assertEquals(2, Parts.next(1, millis(19)));
        assertEquals(16, Parts.next(8, millis(0)));
        assertEquals(8, Parts.next(8, millis(20)));
        assertEquals(8, Parts.next(8, millis(40)));
        assertEquals(4, Parts.next(8, millis(41)));
        assertEquals(1, Parts.next(1, millis(3_000)));
    }

    @Test
    void noneIsMetOnceItIsGivenUp() {
        List<Class<?>> met = new ArrayList<>();

        new Parts(TYPES, met::isEmpty).each(met::addAll);

        assertEquals(TYPES.subList(0, 1), met);
    }

    @Test
    void whereThereAreNoneNoneIsMet() {
        List<Class<?>> met = new ArrayList<>();

        new Parts(Collections.emptyList(), () -> true).each(met::addAll);

        assertEquals(Collections.emptyList(), met);
    }

    private static long millis(long amount) {
        return TimeUnit.MILLISECONDS.toNanos(amount);
    }
}
