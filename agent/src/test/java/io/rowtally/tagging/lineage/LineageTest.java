package io.rowtally.tagging.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineageTest {
    private static final KnownColumns NOTHING_KNOWN = (schema, table, column) -> false;

    /** Per label: {@code table.column}, {@code fn(inputs)} for an expression, {@code -} no value, {@code ?} unknown. */
    private static List<String> origins(KnownColumns known, String sql, String... labels) {
        List<String> result = new ArrayList<>();
        for (Origin origin : Lineage.of(sql, Arrays.asList(labels), known)) {
            if (origin == Origin.NO_VALUE) {
                result.add("-");
            } else if (origin.plainColumn() != null) {
                result.add(origin.plainColumn().toString());
            } else if (origin.inputs().isEmpty()) {
                result.add("?");
            } else {
                result.add("fn" + origin.inputs());
            }
        }
        return result;
    }

    private static void assertOrigins(String sql, String labels, String... expected) {
        assertEquals(Arrays.asList(expected), origins(NOTHING_KNOWN, sql, labels.split(",")), sql);
    }

    @Test
    void plainColumnsAreTracedThroughAliases() {
        assertOrigins(
                "SELECT XM, t.sfzh AS id, lxdh phone FROM Staff t",
                "XM,ID,PHONE",
                "staff.xm",
                "staff.sfzh",
                "staff.lxdh");
        assertOrigins("select distinct a.b.c from a.b", "c", "a.b.c");
        assertOrigins("select x.Name from [dbo].[My Staff] as x", "Name", "dbo.my staff.name");
    }

    @Test
    void starsCoverWhatTheItemsLeave() {
        assertOrigins("select * from staff", "a,b", "staff.a", "staff.b");
        assertOrigins(
                "select 1, s.*, e.qymc from staff s join ent e on s.e = e.id",
                "1,a,b,qymc",
                "-",
                "staff.a",
                "staff.b",
                "ent.qymc");
        assertOrigins("select * from (select xm, sfzh as z from staff) q", "xm,z", "staff.xm", "staff.sfzh");
    }

    @Test
    void anUnqualifiedNameOfSeveralTablesIsPlacedOnlyWhereOneCandidateIsLeft() {
        assertOrigins("select xm from a, b", "xm", "?");
        assertOrigins("select xm from a join (select id from b) c on a.id = c.id", "xm", "a.xm");
        KnownColumns known = (schema, table, column) -> table.equals("b") && column.equals("xm");
        assertEquals(Arrays.asList("b.xm", "?"), origins(known, "select xm, yy from a, b", "xm", "yy"));
    }

    @Test
    void quotedAndChineseIdentifiersKeepTheirNames() {
        assertOrigins("select \"姓名\", `y`.`电 话`, y.[a]]b] from 员工 y", "姓名,电话,x", "员工.姓名", "员工.电 话", "员工.a]b");
    }

    @Test
    void commentsAndLiteralsHideNothingAndAddNothing() {
        assertOrigins(
                "/* from x */ select -- , y\n a, ' from b, '' c' as q, 'it\\'s, from' r from t",
                "a,q,r",
                "t.a",
                "-",
                "-");
        assertOrigins(
                "select N'a', E'b\\'c', q'[it's]', $x$ from 'z $x$, a from t", "1,2,3,4,a", "-", "-", "-", "-", "t.a");
    }

    @Test
    void aUnionDeliversWhatEitherBranchDelivers() {
        assertOrigins("select xm from a union all select dw from b", "xm", "fn[a.xm, b.dw]");
        assertOrigins("(select xm from a) union (select xm from a where 1=1) order by 1", "xm", "a.xm");
        assertOrigins("select xm from a minus select dw from b", "xm", "a.xm");
    }

    @Test
    void subqueriesAndCommonTablesAreLookedThrough() {
        assertOrigins("select q.n from (select xm n from a union select mc from b) q", "n", "fn[a.xm, b.mc]");
        assertOrigins("with p as (select xm, dz from a) select p.xm, dz from p", "xm,dz", "a.xm", "a.dz");
        assertOrigins("select (select max(c.tel) from c where c.id = a.id) t from a", "t", "fn[c.tel]");
        assertOrigins("select x from (select t.* from staff t where rownum < ?) where 1 = 1", "x", "staff.x");
    }

    @Test
    void functionsUniteTheirInputsUnlessTheyCannotCarryAValue() {
        assertOrigins(
                "select upper(xm), a || '-' || b, count(*), length(xm), sum(gz), xm is null from t",
                "1,2,3,4,5,6",
                "fn[t.xm]",
                "fn[t.a, t.b]",
                "-",
                "-",
                "-",
                "-");
        assertOrigins(
                "select case when a = 1 then b else c end, if(a is null, '', d), cast(e as varchar(9)) from t",
                "1,2,3",
                "fn[t.b, t.c]",
                "fn[t.d]",
                "fn[t.e]");
        assertOrigins(
                "select row_number() over (partition by xm order by dz) r, xm::text, data->>'a' from t",
                "r,x,d",
                "-",
                "fn[t.xm]",
                "fn[t.data]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select a, b from t",
                "call p(?)",
                "select",
                "",
                ";",
                "select , from t",
                "select (((a from t",
                "select 'abc from t",
                "select a /* from t",
                "create table t (a int)",
                "show tables"
            })
    void whatIsNotUnderstoodComesFromAnUnknownPlace(String sql) {
        assertOrigins(sql, "x", "?");
    }

    @Test
    void tooLongAndTooDeepTextsAreNotLookedAt() {
        StringBuilder nested = new StringBuilder("select ");
        StringBuilder longer = new StringBuilder("select a /*");
        for (int i = 0; i < 65; i++) {
            nested.append('(');
        }
        nested.append('a');
        for (int i = 0; i < 65; i++) {
            nested.append(')');
        }
        for (int i = 0; i < SqlTokens.MAX_LENGTH; i++) {
            longer.append('x');
        }

        assertOrigins(nested + " from t", "a", "?");
        assertOrigins(longer + "*/ from t", "a", "?");
    }
}
