package io.rowtally.it.app.ways;

import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Map;

/** Result sets that come out of values: cursors, and arrays. */
final class Inner {
    private Inner() {}

    static void ways(Map<String, Way> all) {
        all.put("cursor_as_out_parameter", Inner::outParameter);
        all.put("cursor_by_its_own_type", Inner::ownType);
        all.put("cursor_as_column", Inner::column);
        all.put("cursors_in_many_rows", Inner::manyCursors);
        all.put("array_as_value", Inner::arrayAsValue);
        all.put("array_as_result_set", Inner::arrayAsSet);
        all.put("array_in_part", Inner::arrayInPart);
    }

    private static void cursors(Desk desk) throws SQLException {
        desk.only("postgresql");
        desk.write("create function persons() returns refcursor as 'declare c refcursor; begin open c for " + Desk.ALL
                + "; return c; end' language plpgsql");
        desk.connection.setAutoCommit(false);
    }

    private static void outParameter(Desk desk) throws SQLException {
        outParameter(desk, Types.OTHER);
    }

    private static void ownType(Desk desk) throws SQLException {
        outParameter(desk, Types.REF_CURSOR);
    }

    private static void outParameter(Desk desk, int type) throws SQLException {
        cursors(desk);
        try (CallableStatement call = desk.connection.prepareCall("{? = call persons()}")) {
            call.registerOutParameter(1, type);
            call.execute();
            desk.books.writes++;
            ResultSet cursor = (ResultSet) call.getObject(1);
            // the parameter itself is one row, of one value
            desk.books.fetched++;
            desk.books.read++;
            try (Rows rows = desk.rows(cursor, Desk.LABELS)) {
                rows.rest(2);
            }
        }
        desk.connection.commit();
    }

    private static void column(Desk desk) throws SQLException {
        cursors(desk);
        try (Statement statement = desk.connection.createStatement();
                Rows outer = desk.query(statement, "select persons() as c", "c")) {
            while (outer.next()) {
                ResultSet cursor = (ResultSet) outer.saw(1, outer.set.getObject(1));
                try (Rows rows = desk.rows(cursor, Desk.LABELS)) {
                    rows.rest(3);
                }
            }
        }
        desk.connection.commit();
    }

    private static void manyCursors(Desk desk) throws SQLException {
        cursors(desk);
        try (Statement statement = desk.connection.createStatement();
                Rows outer =
                        desk.query(statement, "select phone, persons() as c from person where id < 5", "phone", "c")) {
            for (int i = 0; outer.next(); i++) {
                outer.text(1);
                try (Rows rows = desk.rows((ResultSet) outer.saw(2, outer.set.getObject("c")), Desk.LABELS)) {
                    for (int row = 0; row <= i; row++) {
                        rows.next();
                        rows.text(2);
                    }
                }
            }
        }
        desk.connection.commit();
    }

    private static Rows arrays(Desk desk, Statement statement) throws SQLException {
        String numbers = io.rowtally.it.app.ways.Types.of(desk.store.kind, "array");
        if (numbers == null) {
            desk.only("a database with arrays");
        }
        String sql = "select id, " + numbers + " as phone from person order by id";
        return desk.query(statement, sql, "id", "phone");
    }

    private static void arrayAsValue(Desk desk) throws SQLException {
        try (Statement statement = desk.connection.createStatement();
                Rows rows = arrays(desk, statement)) {
            while (rows.next()) {
                Array array = rows.saw(2, rows.set.getArray("phone"));
                array.getBaseTypeName();
                Desk.must(((Object[]) array.getArray()).length == 2, "two");
                array.free();
            }
        }
    }

    /** The array has left the driver with its row: its elements are no rows of their own. */
    private static void arrayAsSet(Desk desk) throws SQLException {
        try (Statement statement = desk.connection.createStatement();
                Rows rows = arrays(desk, statement)) {
            while (rows.next()) {
                Array array = rows.saw(2, rows.set.getArray(2));
                Desk.must(elements(array.getResultSet()) == 2, "two");
                array.free();
            }
        }
    }

    private static void arrayInPart(Desk desk) throws SQLException {
        try (Statement statement = desk.connection.createStatement();
                Rows rows = arrays(desk, statement)) {
            while (rows.next()) {
                Array array = rows.saw(2, rows.set.getArray(2));
                Desk.must(elements(array.getResultSet(2, 1)) == 1, "one");
                array.free();
            }
        }
    }

    private static int elements(ResultSet set) throws SQLException {
        int elements = 0;
        while (set.next()) {
            set.getInt(1);
            set.getObject(2);
            elements++;
        }
        set.close();
        return elements;
    }
}
