package io.rowtally.it.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.it.harness.Browser;
import io.rowtally.it.harness.Browser.Answer;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** What users have read of which table, by their own books. For users at once. */
final class ReadTables {
    private final Map<String, Map<String, Long>> rows = new TreeMap<>();

    /** Reads rows of {@code person_TABLE} by a page, which is an actor's. */
    void read(String actor, Browser browser, String page, String table, int count) throws IOException {
        Answer answer = browser.get(page + "?table=person_" + table + "&rows=" + count);
        assertEquals(200, answer.status(), answer.head());
        assertEquals("rows " + count, answer.text().trim());
        expect(actor, table, count);
    }

    synchronized void expect(String actor, String table, long count) {
        if (count > 0) {
            rows.computeIfAbsent("person_" + table, none -> new TreeMap<>()).merge(actor, count, Long::sum);
        }
    }

    /** Holds them against what was counted of the same tables. */
    void assertCounted(Map<String, Map<String, Long>> counted) {
        Map<String, Map<String, Long>> same = new TreeMap<>(counted);
        same.keySet().retainAll(rows.keySet());
        assertEquals(rows, same);
    }
}
