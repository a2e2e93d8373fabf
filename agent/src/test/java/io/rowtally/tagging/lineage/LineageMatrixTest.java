package io.rowtally.tagging.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.instrument.jdbc.SqlText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every case of {@code lineage/*.sql-cases}, as the application writes it and as the agent keeps it. */
class LineageMatrixTest {
    private static final KnownColumns NOTHING_KNOWN = (schema, table, column) -> false;

    @TestFactory
    List<DynamicTest> everyCaseAsItIsWritten() {
        List<DynamicTest> tests = new ArrayList<>();
        for (LineageCase c : LineageCase.all()) {
            tests.add(DynamicTest.dynamicTest(c.toString(), () -> check(c, c.sql, c.labels)));
        }
        return tests;
    }

    /** Without literals and comments, which is all that a shape keeps. */
    @TestFactory
    List<DynamicTest> everyCaseAsAShapeKeepsIt() {
        List<DynamicTest> tests = new ArrayList<>();
        for (LineageCase c : LineageCase.all()) {
            List<String> labels = new ArrayList<>();
            for (String label : c.labels) {
                labels.add(SqlText.normalise(label));
            }
            tests.add(DynamicTest.dynamicTest(c.toString(), () -> check(c, SqlText.normalise(c.sql), labels)));
        }
        return tests;
    }

    @Test
    void theFilesAreRead() {
        assertTrue(
                LineageCase.all().size() >= 250, "cases: " + LineageCase.all().size());
    }

    private static void check(LineageCase c, String sql, List<String> labels) {
        assertEquals(c.origins, LineageCase.spelt(Lineage.of(sql, labels, NOTHING_KNOWN)), sql);
    }
}
