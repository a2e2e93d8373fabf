package io.rowtally.instrument.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

        new Parts(TYPES, () -> true, 1).each(met::addAll);

        assertEquals(TYPES, met);
    }

    @Test
    void theFirstIsAloneWhereEachMayTakeLong() {
        List<Integer> sizes = new ArrayList<>();

        new Parts(TYPES, () -> true, Parts.first("11")).each(part -> sizes.add(part.size()));

        assertEquals(1, sizes.get(0));
    }

    @Test
    void allAreTogetherWhereManyTakeNoLongerThanOne() {
        List<Integer> sizes = new ArrayList<>();

        new Parts(TYPES, () -> true, Parts.first("17")).each(part -> sizes.add(part.size()));

        assertEquals(Arrays.asList(7), sizes);
    }

    @Test
    void versionsAreTold() {
        for (String old : new String[] {"1.8", "9", "10", "11", "16", ""}) {
            assertEquals(1, Parts.first(old), old);
        }
        for (String recent : new String[] {"17", "19", "21", "25", "30"}) {
            assertTrue(Parts.first(recent) > 1_000, recent);
        }
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

        new Parts(TYPES, met::isEmpty, 1).each(met::addAll);

        assertEquals(TYPES.subList(0, 1), met);
    }

    @Test
    void whereThereAreNoneNoneIsMet() {
        List<Class<?>> met = new ArrayList<>();

        new Parts(Collections.emptyList(), () -> true, 1).each(met::addAll);

        assertEquals(Collections.emptyList(), met);
    }

    private static long millis(long amount) {
        return TimeUnit.MILLISECONDS.toNanos(amount);
    }
}
