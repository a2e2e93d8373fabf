package io.rowtally.tagging.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.instrument.jdbc.SqlText;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Real SQL of all dialects with tokens missing, doubled, swapped, exchanged between queries and broken by random characters,
 * from a fixed seed: each has one origin a label, in time.
 */
class LineageFuzzTest {
    private static final int TEXTS = 60_000;
    private static final Pattern TOKEN = Pattern.compile("\\s+|[\\p{L}\\p{N}_]+|.", Pattern.DOTALL);
    private static final KnownColumns HALF_KNOWN = (schema, table, column) -> (table + column).hashCode() % 2 == 0;

    private final List<List<String>> queries = new ArrayList<>();
    private final List<String> all = new ArrayList<>();
    private final Random random = new Random(90_210);

    LineageFuzzTest() {
        for (LineageCase c : LineageCase.all()) {
            List<String> tokens = new ArrayList<>();
            Matcher matcher = TOKEN.matcher(c.sql);
            while (matcher.find()) {
                tokens.add(matcher.group());
            }
            queries.add(tokens);
            all.addAll(tokens);
        }
    }

    @Test
    void brokenQueriesHaveOneOriginALabelInTime() {
        List<LineageCase> cases = LineageCase.all();
        long[] most = new long[1];
        int[] understood = new int[1];
        assertTimeoutPreemptively(Duration.ofSeconds(120), () -> {
            for (int i = 0; i < TEXTS; i++) {
                int at = random.nextInt(cases.size());
                String sql = broken(queries.get(at));
                List<String> labels =
                        random.nextInt(4) > 0 ? cases.get(at).labels : Collections.nCopies(random.nextInt(6), "xm");
                long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                understood[0] += answered(sql, labels) ? 1 : 0;
                answered(SqlText.normalise(sql), labels);
                most[0] = Math.max(most[0], ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
            }
        });
        System.out.println(TEXTS + " broken queries, of which " + understood[0]
                + " have a column that is placed; the slowest took " + most[0] / 1_000 + " us");
        assertTrue(most[0] < 2_000_000_000L, most[0] + " ns");
        assertTrue(understood[0] > TEXTS / 10, "placed: " + understood[0]);
    }

    private static boolean answered(String sql, List<String> labels) {
        List<Origin> origins;
        try {
            origins = Lineage.of(sql, labels, HALF_KNOWN);
        } catch (RuntimeException | Error e) {
            throw new AssertionError(sql, e);
        }
        assertEquals(labels.size(), origins.size(), sql);
        boolean placed = false;
        for (Origin origin : origins) {
            assertNotNull(origin, sql);
            assertTrue(origin.inputs().size() <= 64 && origin.unplaced().size() <= 64, sql);
            placed |= !origin.inputs().isEmpty();
        }
        return placed;
    }

    private String broken(List<String> query) {
        List<String> tokens = new ArrayList<>(query);
        for (int changes = random.nextInt(6); changes >= 0 && !tokens.isEmpty(); changes--) {
            int i = random.nextInt(tokens.size());
            int j = random.nextInt(tokens.size());
            switch (random.nextInt(8)) {
                case 0:
                    tokens.remove(i);
                    break;
                case 1:
                    tokens.add(i, tokens.get(i));
                    break;
                case 2:
                    Collections.swap(tokens, i, j);
                    break;
                case 3:
                    tokens.set(i, all.get(random.nextInt(all.size())));
                    break;
                case 4:
                    tokens.add(i, all.get(random.nextInt(all.size())));
                    break;
                case 5:
                    tokens.add(i, characters());
                    break;
                case 6:
                    tokens.addAll(i, new ArrayList<>(tokens.subList(Math.min(i, j), Math.max(i, j))));
                    break;
                default:
                    tokens.subList(Math.max(i, j), tokens.size()).clear();
                    break;
            }
        }
        return String.join("", tokens);
    }

    private String characters() {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(4); n >= 0; n--) {
            int range = new int[] {0x80, 0x80, 0x3100, 0x10000}[random.nextInt(4)];
            text.append((char) random.nextInt(range));
        }
        return text.toString();
    }
}
