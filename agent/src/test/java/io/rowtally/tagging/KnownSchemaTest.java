package io.rowtally.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the operator has exported of the database's dictionary, beside names. */
class KnownSchemaTest {
    private static final String HEADER = "schema\ttable\tcolumn\tsql_type\tremark";

    private final List<String> problems = new ArrayList<>();

    @Test
    void aRemarkTellsWhatAnOpaqueNameDoesNot() {
        assertEquals("NONE", tagged(KnownSchema.none(), "select f1 from icreg.t_jb01"));

        KnownSchema known = known("ICREG\tT_JB01\tF1\tVARCHAR2(20)\t\u624b\u673a\u53f7\u7801");

        assertEquals("PHONE", tagged(known, "select f1 from icreg.t_jb01"));
        assertEquals("PHONE", tagged(known, "select f1 from t_jb01"), "there is one of the name");
        assertEquals("NONE", tagged(known, "select f1 from other"));
    }

    @Test
    void aTypeThatCannotHoldItSpeaksAgainst() {
        assertEquals("PHONE", tagged(KnownSchema.none(), "select mobile from person"));

        assertEquals("NONE", tagged(known("a\tperson\tmobile\tboolean\t"), "select mobile from person"));
    }

    @Test
    void tablesOfOneNameInTwoSchemasAreToldByTheSchemaAlone() {
        KnownSchema known = known(
                "a\tt_jb01\tf1\tvarchar(20)\t\u624b\u673a\u53f7\u7801", "b\tt_jb01\tf1\tvarchar(20)\t\u90ae\u7bb1");

        assertEquals("PHONE", tagged(known, "select f1 from a.t_jb01"));
        assertEquals("EMAIL", tagged(known, "select f1 from b.t_jb01"));
        assertEquals("NONE", tagged(known, "select f1 from t_jb01"));
    }

    /** A column that stands in no select list yet is part of its table all the same. */
    @Test
    void aJoinsUnqualifiedColumnIsFoundInTheTableThatHasIt() {
        KnownSchema known = known(
                "a\torders\tid\tint\t",
                "a\torders\tperson\tint\t",
                "a\tp\tid\tint\t",
                "a\tp\tf9\tvarchar(20)\t\u624b\u673a\u53f7\u7801");

        assertEquals("PHONE", tagged(known, "select f9 from orders o join p on o.person = p.id"));
    }

    @Test
    void columnsBeyondTheMostAreLeftOutAndSaid() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i <= KnownSchema.MAX_COLUMNS; i++) {
            lines.add("s\tt" + i + "\tc\tint\t");
        }

        KnownSchema known = known(lines.toArray(new String[0]));

        assertEquals(KnownSchema.MAX_COLUMNS, known.size());
        assertEquals("[100001 columns, of which the first 100000 are used]", problems.toString());
    }

    private KnownSchema known(String... lines) {
        List<String> text = new ArrayList<>();
        text.add(HEADER);
        text.addAll(Arrays.asList(lines));
        return KnownSchema.of(SchemaFile.parse(text), problems);
    }

    private static String tagged(KnownSchema known, String sql) {
        String label = sql.split(" ")[1];
        ColumnTag tag = new Tagger(TagRules.none(), known)
                .tag(null, sql, Arrays.asList(label.toUpperCase()))
                .column(0);
        return tag.tagged() || tag.probable() ? tag.category().name() : "NONE";
    }
}
