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

    @Test
    void theDatabaseCountsWhatThePagesTell() throws Exception {
        WorkingDay day = day();

        assertEquals(Collections.emptyList(), day.differences);
        assertEquals(13, day.tallies.size());
    }

    @Test
    void twoDaysHaveTheSameTotalsForEveryone() throws Exception {
        assertEquals(counters(day()), counters(day()));
    }

    @Test
    void theExporterReadsEveryPersonOfTheRegister() throws Exception {
        Map<String, Long> exporter = day().tallies.get(ClerkDay.EXPORTER).counters();

        assertTrue(exporter.get("rows.pii_read") > 200 + 200 * 4 - 60, exporter.toString());
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
        try (Registry registry = Registry.start(new Options(200, 0, null));
                PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), false, "UTF-8")) {
            return WorkingDay.play(registry.address(), 0, nowhere, false);
        }
    }

    private static Map<String, Map<String, Long>> counters(WorkingDay day) {
        Map<String, Map<String, Long>> counters = new TreeMap<>();
        day.tallies.forEach((user, tally) -> counters.put(user, new TreeMap<>(tally.counters())));
        counters.remove("admin");
        return counters;
    }
}
