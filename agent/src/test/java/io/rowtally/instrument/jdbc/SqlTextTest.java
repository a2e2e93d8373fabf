package io.rowtally.instrument.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "select a from t where b = 'x' and c = 12.5e-3 | select a from t where b = ? and c = ?",
                "select 'it''s' a, N'x' b from t1 -- 'y' | select ? a, ? b from t1",
                "select \"it's\", `it's` from t where a=1 | select \"it's\", `it's` from t where a=?",
                "select a /* 'x */ from t # it's | select a   from t",
                "select 'it\\'s secret' from t | select ? from t",
                "select 'a\\'b' x, 'c\\'d' y from t | select ? x, ? y from t",
                "select a from t where b = 'C:\\' and c = 'x' | select a from t where b = ? and c = ?",
                "select E'it\\'s' from t | select ? from t",
                "select $$it's$$, $q$ a ' $q$ from t where a = $1 | select ?, ? from t where a = $1",
                "select v$session.a, $x from t | select v$session.a, $x from t",
                "select q'[it's]', nq'!it's!', Q'(a)' from t | select ?, ?, ? from t",
                "select a from t where b in (1, 2,3 , 'x') | select a from t where b in (?)",
                "select a from t where b IN(?,?,?) and c not in ( ? ) | select a from t where b IN(?) and c not in ( ? )",
                "select a from t where b in (1, c, 2, 3) | select a from t where b in (?, c, ?, ?)",
                "select decode(a, 1, 2, 3) from t | select decode(a, ?, ?, ?) from t",
                "select a from t where (b, c) in ((1, 2), (3, 4)) | select a from t where (b, c) in ((?, ?), (?, ?))",
                "select 'open | select ?",
                "select q'[open | select ?",
                "select q' | select ?"
            })
    void literalsBecomeMarks(String sql, String expected) {
        assertEquals(expected.trim(), SqlText.normalise(sql).trim());
    }

    @Test
    void aTextWithoutLiteralsIsItself() {
        String sql = "select a, b from t where c = ? and d in (?) and e = :f";

        assertSame(sql, SqlText.normalise(sql));
    }

    @Test
    void aValueInAnyNotationLeavesNothingBehind() {
        String secret = "Zq7Secret";
        for (String literal : new String[] {
            "'" + secret + "'",
            "'it''s " + secret + "'",
            "'it\\'s " + secret + "'",
            "E'\\'" + secret + "'",
            "N'" + secret + "'",
            "q'[it's " + secret + "]'",
            "nq'<'" + secret + ">'",
            "$$'" + secret + "$$",
            "$a$ ' " + secret + "$a$",
            "/* ' " + secret + " */ 1",
            "1 -- it's " + secret + "\n",
            "1 # it's " + secret + "\n"
        }) {
            String sql = "select a, " + literal + " x from t where b = " + literal;

            assertFalse(SqlText.normalise(sql).contains(secret), sql);
        }
    }

    /** What an application glues together is few shapes, however many values it has. */
    @Test
    void fiftyThousandDistinctLiteralsAreOneText() {
        Set<String> texts = new HashSet<>();
        StringBuilder list = new StringBuilder("select xm from staff where id in (");
        for (int i = 0; i < 50_000; i++) {
            texts.add(SqlText.normalise("select xm from staff where id = " + i + " and dz = 'road " + i + "'"));
            list.append(i == 0 ? "" : ", ").append(i);
            if (i % 100 == 0) {
                texts.add(SqlText.normalise(list + ") and id = " + i + " and dz = '" + i + "'"));
            }
        }
        texts.add(SqlText.normalise(list + ")"));

        assertEquals(3, texts.size());
    }

    @Test
    void randomTextsEndAndDoNotGrow() {
        Random random = new Random(11);
        String pieces = "'\"`\\$[]qQeEnN(),?-/*#ain 1.\n";
        for (int i = 0; i < 200_000; i++) {
            StringBuilder sql = new StringBuilder();
            for (int length = random.nextInt(24); length >= 0; length--) {
                sql.append(pieces.charAt(random.nextInt(pieces.length())));
            }
            String once = SqlText.normalise(sql.toString());
            assertTrue(once.length() <= sql.length() + 1, sql.toString());
        }
    }
}
