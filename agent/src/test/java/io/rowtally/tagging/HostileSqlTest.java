package io.rowtally.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.instrument.jdbc.SqlText;
import io.rowtally.tagging.lineage.Lineage;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** SQL that is far larger than anybody writes neither stops the tagger nor stays in memory. */
class HostileSqlTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    /** What the tagger may remember of anything, in bytes. */
    private static final long MEMORY = 32L << 20;

    private static final Tagger TAGGER = new Tagger(TagRules.none());

    @TestFactory
    List<DynamicTest> hugeTextsAreAnsweredInTime() {
        List<DynamicTest> tests = new ArrayList<>();
        add(tests, "1 MB of columns", "select xm", 125_000, i -> ", a.c" + i % 1000, " from staff a");
        add(tests, "1 MB of one literal", "select xm from staff where dz = '", 250_000, i -> "road", "'");
        add(tests, "1 MB of comment", "select xm /*", 250_000, i -> "note", "*/ from staff");
        add(tests, "10,000 nested parentheses", "select ", 10_000, i -> "(", "xm from staff");
        add(
                tests,
                "10,000 nested and closed",
                "select " + repeated("(", 10_000) + "xm",
                10_000,
                i -> ")",
                " from staff");
        add(
                tests,
                "10,000 nested subqueries",
                "select * from ",
                10_000,
                i -> "(select * from ",
                "staff" + repeated(")", 10_000));
        add(
                tests,
                "10,000 nested CASE",
                "select ",
                8_000,
                i -> "case when ",
                "xm" + repeated(" end", 8_000) + " from staff");
        add(
                tests,
                "10,000 nested functions",
                "select ",
                10_000,
                i -> "upper(",
                "xm" + repeated(")", 10_000) + " from t");
        add(tests, "50,000 literals", "select xm from staff where id in (0", 50_000, i -> ", " + i, ")");
        add(tests, "50,000 comparisons", "select xm from staff where id = 0", 50_000, i -> " or id = " + i, "");
        add(tests, "100,000 columns", "select xm", 100_000, i -> ",c" + i, " from staff");
        add(tests, "40,000 columns that are looked at", "select xm", 40_000, i -> ",x", " from staff");
        add(tests, "5,000 tables", "select xm from staff", 5_000, i -> ", t" + i, "");
        add(
                tests,
                "5,000 common tables in a row",
                "with t0 as (select * from staff)",
                5_000,
                i -> ", t" + (i + 1) + " as (select * from t" + i + ")",
                " select xm from t5000");
        add(
                tests,
                "2,400 common tables in a row",
                "with t0 as (select * from staff)",
                2_400,
                i -> ", t" + (i + 1) + " as (select * from t" + i + ")",
                " select xm from t2400");
        add(
                tests,
                "2,000 common tables that double",
                "with t0 as (select xm, sfzh from staff)",
                1_500,
                i -> ", t" + (i + 1) + " as (select a.*, b.* from t" + i + " a, t" + i + " b)",
                " select xm from t1500");
        add(
                tests,
                "2,000 recursive common tables",
                "with recursive t0 as (select xm from staff)",
                1_000,
                i -> ", t" + (i + 1) + " as (select xm from t" + i + " union all select xm from t" + (i + 1) + ")",
                " select xm from t1000");
        add(tests, "20,000 unions", "select xm from staff", 20_000, i -> " union all select xm from staff_" + i, "");
        add(
                tests,
                "4,000 unions that are looked at",
                "select xm from staff",
                4_000,
                i -> " union select xm from s",
                "");
        add(tests, "an open quote", "select xm from staff where dz = '", 250_000, i -> "road", "");
        add(tests, "an open name", "select \"", 250_000, i -> "road", "");
        add(tests, "an open comment", "select xm from staff /*", 250_000, i -> "road", "");
        add(tests, "an open dollar quote", "select $a$ ", 12_000, i -> "$b" + (char) ('a' + i % 26) + "$ ", "");
        add(tests, "an open alternative quote", "select ", 30_000, i -> "q'[ ", "");
        add(tests, "backslashes and quotes", "select xm from staff where a = '", 45_000, i -> "\\'", "");
        add(tests, "9,000 statements", "select xm from staff", 9_000, i -> "; select 1", "");
        return tests;
    }

    private static void add(
            List<DynamicTest> tests, String title, String head, int times, IntFunction<String> piece, String tail) {
        tests.add(DynamicTest.dynamicTest(title, () -> {
            StringBuilder text = new StringBuilder(head);
            for (int i = 0; i < times; i++) {
                text.append(piece.apply(i));
            }
            String sql = text.append(tail).toString();
            long before = live();
            long start = System.nanoTime();
            answer(sql, times);
            answer(assertTimeoutPreemptively(SOON, () -> SqlText.normalise(sql)), times);
            long millis = (System.nanoTime() - start) / 1_000_000;
            long more = live() - before;
            System.out.println(title + ": " + sql.length() + " characters, six times in " + millis + " ms, remembered "
                    + Math.max(0, more) / 1024 + " KiB");
            assertTrue(more < MEMORY, more + " bytes");
        }));
    }

    private static void answer(String sql, int times) {
        for (int labels : new int[] {1, 100, times + 1}) {
            int columns = assertTimeoutPreemptively(
                    SOON,
                    () -> TAGGER.tag("app", sql, Collections.nCopies(labels, "xm"))
                            .columns());
            assertEquals(labels, columns);
        }
    }

    @Test
    void fiftyThousandDistinctLiteralsInPlaceOfBindsAreOneShape() {
        Set<String> shapes = new HashSet<>();
        long before = live();
        Tagger tagger = new Tagger(TagRules.none());
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 50_000; i++) {
                String sql =
                        "select xm, lxdh from staff where sfzh = '" + i + "' or dz = N'it''s " + i + "' and id = " + i;
                String shape = SqlText.normalise(sql);
                shapes.add(shape);
                // as if nobody had taken the literals out
                tagger.tag("app", sql, Arrays.asList("xm", "lxdh"));
            }
        });
        long more = live() - before;

        assertEquals(1, shapes.size());
        assertEquals(
                "staff",
                tagger.tag("app", shapes.iterator().next(), Arrays.asList("xm", "lxdh"))
                        .column(0)
                        .table());
        assertTrue(more < MEMORY, more + " bytes");
    }

    /** Where an application names its tables and columns anew each time, the tagger forgets the oldest. */
    @Test
    void namesThatNeverComeAgainAreForgotten() {
        Tagger tagger = new Tagger(TagRules.none());
        long before = live();
        assertTimeoutPreemptively(Duration.ofSeconds(120), () -> {
            for (int i = 0; i < 4_000; i++) {
                StringBuilder sql = new StringBuilder("select ");
                List<String> labels = new ArrayList<>();
                for (int c = 0; c < 20; c++) {
                    String name = "phone_" + i + "_" + c + repeated("_user_name", i % 20);
                    labels.add(name);
                    sql.append(c == 0 ? "" : ", ").append(name);
                }
                tagger.tag("app", sql + " from t" + i + repeated("_t", i % 100), labels);
            }
        });
        long more = live() - before;
        System.out.println("80,000 names that never come again: remembered " + more / 1024 + " KiB of "
                + tagger.getClass().getSimpleName());
        assertTrue(more < MEMORY, more + " bytes");
    }

    @Test
    void queriesAreFollowedThroughFortyOthersAndNotThroughHundreds() {
        assertEquals(
                "staff",
                TAGGER.tag("app", chain(40), Collections.singletonList("xm"))
                        .column(0)
                        .table());
        assertNull(TAGGER.tag("app", chain(100), Collections.singletonList("xm"))
                .column(0)
                .table());
    }

    private static String chain(int length) {
        StringBuilder chain = new StringBuilder("with t0 as (select * from staff)");
        for (int i = 0; i < length; i++) {
            chain.append(", t")
                    .append(i + 1)
                    .append(" as (select * from t")
                    .append(i)
                    .append(')');
        }
        return chain + " select xm from t" + length;
    }

    /** The agent's thread has whatever stack the JVM gives it. */
    @Test
    void aSmallStackIsEnough() throws InterruptedException {
        List<String> texts = new ArrayList<>();
        texts.add(chain(1_990));
        String deep = "xm";
        for (int i = 0; i < 60; i++) {
            deep = i % 2 == 0 ? "upper(" + deep + ")" : "case when a = 1 then (" + deep + ") end";
        }
        texts.add("select " + deep + " from staff");
        String nested = "staff";
        for (int i = 0; i < 60; i++) {
            nested = "(select * from " + nested + ")";
        }
        texts.add("select * from " + nested);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(
                null,
                () -> {
                    for (String sql : texts) {
                        Lineage.of(sql, Collections.singletonList("xm"), (s, t, c) -> false);
                    }
                },
                "small stack",
                256 * 1024);
        thread.setUncaughtExceptionHandler((t, e) -> failure.set(e));
        thread.start();
        thread.join();

        assertNull(failure.get());
    }

    private static String repeated(String piece, int times) {
        return String.join("", Collections.nCopies(times, piece));
    }

    private static long live() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
