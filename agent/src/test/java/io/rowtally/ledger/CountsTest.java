package io.rowtally.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Sums by name are those that a map of the JDK has. */
class CountsTest {
    @Test
    void sumsAreThoseOfAMap() {
        Random random = new Random(4);
        Map<String, Long> expected = new TreeMap<>();
        Counts counts = new Counts();
        Counts others = new Counts();
        for (int i = 0; i < 20_000; i++) {
            // equal names are mostly the same object, but of two shapes' tables they are not
            String name = "table_" + random.nextInt(1 + i / 20);
            long amount = random.nextInt(5);
            expected.merge(name, amount, Long::sum);
            (i % 3 == 0 ? others : counts).add(name, amount);
        }

        counts.add(others);

        assertEquals(expected, counts.sorted());
        assertEquals(expected.toString(), counts.toString());
    }

    @Test
    void namesOfOneHashAreTwo() {
        Counts counts = new Counts();
        counts.add("Aa", 1);
        counts.add("BB", 2);
        counts.add("Aa", 4);

        assertEquals("{Aa=5, BB=2}", counts.toString());
    }

    @Test
    void whatWasNamedIsNotEmpty() {
        Counts counts = new Counts();
        assertTrue(counts.isEmpty());
        assertEquals("{}", counts.toString());

        counts.add("PHONE", 0);

        assertFalse(counts.isEmpty());
        assertEquals("{PHONE=0}", counts.toString());
    }
}
