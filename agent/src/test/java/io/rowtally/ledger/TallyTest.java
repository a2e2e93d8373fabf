package io.rowtally.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.bridge.Origin;
import io.rowtally.identity.Actor;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Adding up: no counter is left out, nothing is thrown away because the other counters happen to be zero. */
class TallyTest {
    private static final Origin ORIGIN = new Origin("h2database", "registry", null);

    static Stream<Consumer<Tally>> oneCounterEach() {
        return Stream.of(
                t -> t.statements = 1,
                t -> t.resultSets = 1,
                t -> t.writes = 1,
                t -> t.fetched = 1,
                t -> t.read = 1,
                t -> t.piiFetched = 1,
                t -> t.piiRead = 1,
                t -> t.largestSet = 1,
                t -> t.assumed = 1,
                t -> t.unresolved = 1);
    }

    @ParameterizedTest
    @MethodSource("oneCounterEach")
    void aTallyWithAnyCounterIsNotEmpty(Consumer<Tally> counter) {
        Tally tally = new Tally();
        assertTrue(tally.isEmpty());

        counter.accept(tally);

        assertFalse(tally.isEmpty(), "it would be thrown away: a reading may catch a set before its first row");
    }

    @Test
    void everyCounterIsAddedUp() {
        Tally sum = full(1);
        sum.add(full(100));

        assertEquals(101, sum.statements);
        assertEquals(202, sum.resultSets);
        assertEquals(303, sum.writes);
        assertEquals(404, sum.fetched);
        assertEquals(505, sum.read);
        assertEquals(606, sum.piiFetched);
        assertEquals(707, sum.piiRead);
        assertEquals(800, sum.largestSet, "the largest set is not added up");
        assertEquals(909, sum.assumed);
        assertEquals(1010, sum.unresolved);
        assertEquals("{PHONE=1111}", sum.values.toString());
        assertEquals("{PHONE=1212}", sum.rowsByCategory.toString());
        assertEquals("{EMAIL=1313}", sum.probable.toString());
        assertEquals("{person=1414}", sum.tables.toString());
    }

    @Test
    void beyondTenThousandActorsTheRestShareOneLineADatabase() {
        Tallies tallies = new Tallies(10_000);
        Tally one = full(1);
        for (int i = 0; i < 10_000; i++) {
            tallies.add(user("u" + i), ORIGIN, one);
        }
        tallies.add(user("u0"), ORIGIN, one);
        tallies.add(user("late1"), ORIGIN, one);
        tallies.add(user("late2"), ORIGIN, one);

        Map<String, Tally> byUser = tallies.take().entrySet().stream()
                .collect(Collectors.toMap(e -> e.getKey().actor.user(), Map.Entry::getValue));

        assertEquals(10_001, byUser.size());
        assertEquals(2 * one.fetched, byUser.get("u0").fetched, "an actor who has a line keeps it");
        assertEquals(one.fetched, byUser.get("u9999").fetched, "the cap is reached one too early");
        assertEquals(2 * one.fetched, byUser.get("_overflow").fetched);
        assertEquals(2 * one.fetched, tallies.overflow().rows());
        assertEquals(2, tallies.overflow().actors());
        assertEquals(Collections.emptyMap(), tallies.take(), "the next interval starts empty");
    }

    @Test
    void aHundredThousandUsersShareTenThousandLinesAndNoRowIsMissing() {
        Tallies tallies = new Tallies(10_000);
        for (int i = 0; i < 100_000; i++) {
            Tally read = new Tally();
            read.fetched = 1 + i % 7;
            tallies.add(user("u" + i), ORIGIN, read);
            tallies.add(user("u" + i), ORIGIN, read);
        }
        long rows = 0;
        Map<TallyKey, Tally> taken = tallies.take();
        for (Tally tally : taken.values()) {
            rows += tally.fetched;
        }

        assertEquals(10_001, taken.size());
        long expected = 0;
        for (int i = 0; i < 100_000; i++) {
            expected += 2 * (1 + i % 7);
        }
        assertEquals(expected, rows);
        assertEquals(90_000, tallies.overflow().actors(), 0.03 * 90_000);
    }

    @Test
    void anIdOfAMillionCharactersIsNotKept() {
        char[] id = new char[1_000_000];
        Arrays.fill(id, 'x');

        assertEquals(512, user(new String(id)).user().length());
    }

    @Test
    void aLineIsOfOneActorOnOneDatabase() {
        Origin other = new Origin("h2database", "registry", null);

        assertEquals(new TallyKey(user("a"), ORIGIN), new TallyKey(user("a"), ORIGIN));
        assertEquals(new TallyKey(user("a"), ORIGIN).hashCode(), new TallyKey(user("a"), ORIGIN).hashCode());
        assertNotEquals(new TallyKey(user("a"), ORIGIN), new TallyKey(user("b"), ORIGIN));
        assertNotEquals(new TallyKey(user("a"), ORIGIN), new TallyKey(user("a"), other));
        assertNotEquals(new TallyKey(user("a"), ORIGIN), user("a"));
    }

    @Test
    void aColumnThatTheVerdictDoesNotReachHoldsNothingPersonal() {
        TaggedColumns columns =
                new TaggedColumns.Builder(2).personal(1, "PHONE", true, null).build();
        Tally tally = new Tally();

        tally.addRows(1L << 1 | 1L << 2 | 1L << 3, new long[0], 5, columns);

        assertEquals("{PHONE=5}", tally.values.toString());
        assertEquals("{?=5}", tally.tables.toString());
        assertEquals(null, columns.category(2));
        assertTrue(columns.personal());
        assertFalse(TaggedColumns.UNKNOWN.personal());
        assertFalse(new TaggedColumns.Builder(1)
                .personal(0, "PHONE", false, null)
                .build()
                .personal());
    }

    private static Actor user(String name) {
        return new Actor(name, null, "http-principal", "userPrincipal", Actor.Confidence.HIGH);
    }

    private static Tally full(long unit) {
        Tally tally = new Tally();
        tally.statements = unit;
        tally.resultSets = 2 * unit;
        tally.writes = 3 * unit;
        tally.fetched = 4 * unit;
        tally.read = 5 * unit;
        tally.piiFetched = 6 * unit;
        tally.piiRead = 7 * unit;
        tally.largestSet = 8 * unit;
        tally.assumed = 9 * unit;
        tally.unresolved = 10 * unit;
        tally.values.add("PHONE", 11 * unit);
        tally.rowsByCategory.add("PHONE", 12 * unit);
        tally.probable.add("EMAIL", 13 * unit);
        tally.tables.add("person", 14 * unit);
        return tally;
    }
}
