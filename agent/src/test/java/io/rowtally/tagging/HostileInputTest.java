package io.rowtally.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Random, truncated and malicious SQL and names: the tagger answers, one tag a label, in time. */
class HostileInputTest {
    /** Characters of the longest SQL text that is read. */
    private static final int LONGEST_TEXT = 100_000;

    private static final String[] PIECES = {
        "select",
        "from",
        "union all",
        "(",
        ")",
        ",",
        "*",
        ".",
        "'",
        "''",
        "\"",
        "`",
        "[",
        "]",
        "$x$",
        "--",
        "\n",
        "/*",
        "*/",
        "case",
        "when",
        "then",
        "else",
        "end",
        "as",
        "with",
        "xm",
        "t",
        "姓名",
        "\\",
        ":",
        "::",
        "=",
        ">",
        "join",
        "on",
        "over",
        "q'[",
        "N'",
        "?",
        "1",
        ";",
        "count(",
        "except",
        "lateral",
        "top 3",
        "distinct on",
        "\u3000",
        "\ud83d",
        "#",
        "@v",
        "in",
        "is null",
        "into",
        "values",
        "recursive"
    };

    private final Tagger tagger = new Tagger(TagRules.none());

    @Test
    void randomTokensNeverBreakIt() {
        Random random = new Random(20261123);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 20_000; i++) {
                StringBuilder sql = new StringBuilder(i % 3 == 0 ? "" : "select ");
                int length = random.nextInt(60);
                for (int j = 0; j < length; j++) {
                    sql.append(PIECES[random.nextInt(PIECES.length)]).append(random.nextInt(4) == 0 ? "" : " ");
                }
                List<String> labels = Collections.nCopies(random.nextInt(5), "xm");
                assertEquals(
                        labels.size(), tagger.tag(null, sql.toString(), labels).columns());
            }
        });
    }

    @Test
    void everyTruncationOfAQueryIsAnswered() {
        String sql =
                "WITH p AS (SELECT a.xm n, 'it''s' q FROM \"员工\" a LEFT JOIN [dbo].[t x] b ON a.id = b.id /* c */)\n"
                        + "SELECT p.*, CASE WHEN n IS NULL THEN 'x' ELSE upper(n) END AS u, (SELECT max(dz) FROM c) d FROM"
                        + " p, q'[z]' UNION SELECT 1, 2, 3, 4 FROM dual -- end";
        for (int i = 0; i <= sql.length(); i++) {
            assertEquals(
                    4,
                    tagger.tag("s", sql.substring(0, i), Arrays.asList("n", "q", "u", "d"))
                            .columns());
        }
    }

    @Test
    void randomNamesNeverBreakIt() {
        Random random = new Random(7);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            StringBuilder name = new StringBuilder();
            int length = random.nextInt(200);
            for (int j = 0; j < length; j++) {
                name.append((char) (random.nextInt(4) == 0 ? random.nextInt(0x10000) : 'a' + random.nextInt(26)));
            }
            columns.add(new Column(null, "t", name.toString(), name.toString(), name.toString()));
        }
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> assertEquals(columns.size(), tagger.classify(columns).size()));
    }

    @TestFactory
    List<DynamicTest> textsMadeToBeSlowAreNot() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String piece : new String[] {
            "case when ",
            "select ",
            "a,",
            "a.b.c.d ",
            "(a) ",
            "$a$",
            "$a",
            "q'[",
            "' ",
            "\"",
            "/*",
            "-- ",
            "union select a ",
            "t,",
            "from t join ",
            ":a",
            "select a from (",
            "a=b,",
            "with ",
            "[",
            "f(a),",
            "case a end "
        }) {
            tests.add(DynamicTest.dynamicTest(piece, () -> {
                for (String head : new String[] {"", "select ", "select * from ", "with a as (select 1) select "}) {
                    StringBuilder sql = new StringBuilder(head);
                    while (sql.length() + piece.length() <= LONGEST_TEXT) {
                        sql.append(piece);
                    }
                    List<String> labels = Collections.nCopies(100, "xm");
                    assertTimeoutPreemptively(
                            Duration.ofSeconds(5),
                            () -> assertEquals(
                                    100,
                                    tagger.tag(null, sql.toString(), labels).columns()));
                }
            }));
        }
        return tests;
    }

    @Test
    void commonTablesThatDoubleAtEveryStepAreNotFollowedTwice() {
        StringBuilder sql = new StringBuilder("with t0 as (select * from gd)");
        for (int i = 1; i < 50; i++) {
            sql.append(", t").append(i).append(" as (select * from t").append(i - 1);
            sql.append(" union all select * from t").append(i - 1).append(')');
        }
        sql.append(" select xm from t49");

        Verdict verdict = assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> tagger.tag(null, sql.toString(), Collections.singletonList("xm")));

        assertEquals("gd", verdict.column(0).table());
    }

    @Test
    void manyColumnsOfManyTablesStayWithinTheBudget() {
        StringBuilder sql = new StringBuilder("select a");
        for (int i = 0; i < 30_000; i++) {
            sql.append(",a");
        }
        sql.append(" from t");
        for (int i = 0; i < 5_000; i++) {
            sql.append(",u");
        }
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertEquals(
                        30_001,
                        tagger.tag(null, sql.toString(), Collections.nCopies(30_001, "a"))
                                .columns()));
    }
}
