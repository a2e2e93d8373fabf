package io.rowtally.demo.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.demo.registry.Options;
import io.rowtally.demo.registry.Registry;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WorkingDayTest {

    /** Enough for a second page in some districts, whose rows before it are fetched and not read. */
    private static final int COMPANIES = 400;

    @Test
    void theDatabaseCountsWhatThePagesTellAndASecondDayHasTheSameTotals() throws Exception {
        WorkingDay first = day();
        WorkingDay second = day();

        assertEquals(Collections.emptyList(), first.differences);
        assertEquals(13, first.tallies.size());
        assertEquals(clerks(first), clerks(second));
        Map<String, Long> exporter = first.tallies.get(ClerkDay.EXPORTER).counters();
        assertTrue(exporter.get("rows.pii_read") > COMPANIES * 4, exporter.toString());
        assertTrue(exporter.get("rows.fetched") > exporter.get("rows.read"), exporter.toString());
    }

    @Test
    void theDatabasesCountShowsARowTooMany() {
        Tally tally = new Tally();
        tally.execution(PageFootprint.HOME.only(), Collections.singleton(Collections.singletonMap("count", "5")), 1);
        String[] answer = {"SQL_STATEMENT\tEXECUTION_COUNT\tCUMULATIVE_ROW_COUNT", "SELECT /* HOM-01 */ x\t1\t1"};

        assertEquals(
                Collections.singletonList("HOM-01: the database counts 1 rows, expected 2"),
                new DatabaseCount(answer).differences(Collections.singleton(tally)));
    }

    private static WorkingDay day() throws Exception {
        try (Registry registry = Registry.start(new Options(COMPANIES, 0, null));
                PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), false, "UTF-8")) {
            return WorkingDay.play(registry.address(), 0, nowhere, false);
        }
    }

    /** Without the administrator, whose last page has a row for each statement text that the database has seen. */
    private static Map<String, Map<String, Long>> clerks(WorkingDay day) {
        Map<String, Map<String, Long>> counters = new TreeMap<>();
        day.tallies.forEach((user, tally) -> counters.put(user, new TreeMap<>(tally.counters())));
        // a row that another clerk changes between two looks at it may be two persons, as far as a page shows them
        counters.values().forEach(counted -> counted.remove(Tally.MOST_SUBJECTS));
        counters.remove("admin");
        return counters;
    }
}
