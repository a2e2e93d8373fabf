package io.rowtally.it.app.ways;

import java.io.StringWriter;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.RowSet;
import javax.sql.rowset.CachedRowSet;
import javax.sql.rowset.FilteredRowSet;
import javax.sql.rowset.JdbcRowSet;
import javax.sql.rowset.JoinRowSet;
import javax.sql.rowset.Predicate;
import javax.sql.rowset.RowSetFactory;
import javax.sql.rowset.RowSetProvider;
import javax.sql.rowset.WebRowSet;

/** The JDK's rowsets: rows count where they leave the driver, once, however much of the rowset is read and how often. */
final class RowSets {
    private static final String SOME = "select id, person_name, phone, amount from person where id < 10";

    private RowSets() {}

    static void ways(Map<String, Way> all) {
        all.put("rowset_cached", RowSets::cached);
        all.put("rowset_cached_that_connects", RowSets::cachedThatConnects);
        all.put("rowset_jdbc", RowSets::jdbc);
        all.put("rowset_web", RowSets::web);
        all.put("rowset_filtered", RowSets::filtered);
        all.put("rowset_joined", RowSets::joined);
    }

    private static RowSetFactory factory() throws SQLException {
        return RowSetProvider.newFactory();
    }

    private interface Populate {
        void from(Rows rows) throws Exception;
    }

    /** Has a rowset read all persons, every column of each. */
    private static void populate(Desk desk, Populate populate) throws Exception {
        try (Rows rows = desk.all()) {
            populate.from(rows);
            book(rows, Desk.PERSONS);
        }
    }

    private static void book(Rows rows, int persons) {
        for (int row = 0; row < persons; row++) {
            rows.moved(true);
            for (int column = 1; column <= Desk.LABELS.length; column++) {
                rows.saw(column, column == 3 && row % 5 == 0 ? null : "");
            }
        }
        rows.leave();
    }

    /** What a rowset reads that executes by itself. */
    private static void execute(Desk desk, RowSet rowSet, int rows) throws SQLException {
        rowSet.setUrl(desk.store.url(desk.name));
        rowSet.setUsername(desk.store.user(desk.name));
        rowSet.setPassword("");
        rowSet.setCommand(SOME);
        rowSet.execute();
        desk.books.statements++;
        book(new Rows(desk.books, rowSet, Desk.LABELS), rows);
    }

    private static int read(RowSet rows) throws SQLException {
        int read = 0;
        rows.beforeFirst();
        while (rows.next()) {
            rows.getString(2);
            rows.getObject("phone");
            read++;
        }
        return read;
    }

    private static void cached(Desk desk) throws Exception {
        try (CachedRowSet rowSet = factory().createCachedRowSet()) {
            populate(desk, rows -> rowSet.populate(rows.set));
            Desk.must(read(rowSet) == Desk.PERSONS && read(rowSet) == Desk.PERSONS, "all, twice");
            Desk.must(rowSet.last() && rowSet.getString(2).equals("n19"), "the last");
            read((RowSet) rowSet.createShared());
            read(rowSet.createCopy());
            rowSet.toCollection();
        }
    }

    private static void cachedThatConnects(Desk desk) throws Exception {
        try (CachedRowSet rowSet = factory().createCachedRowSet()) {
            execute(desk, rowSet, 10);
            Desk.must(read(rowSet) == 10, "ten");
        }
    }

    /** Stays on its driver's set: what the application reads of it. */
    private static void jdbc(Desk desk) throws Exception {
        try (JdbcRowSet rowSet = factory().createJdbcRowSet()) {
            rowSet.setUrl(desk.store.url(desk.name));
            rowSet.setUsername(desk.store.user(desk.name));
            rowSet.setPassword("");
            rowSet.setCommand(SOME);
            rowSet.execute();
            desk.books.statements++;
            Rows rows = new Rows(desk.books, rowSet, Desk.LABELS);
            while (rows.next()) {
                rows.text(2);
                rows.text("phone", 3);
            }
            rows.moved(rowSet.first());
            rows.text(2);
            rows.moved(rowSet.absolute(5));
            rows.saw(4, rowSet.getInt("amount"));
            rows.leave();
        }
    }

    private static void web(Desk desk) throws Exception {
        try (WebRowSet rowSet = factory().createWebRowSet()) {
            populate(desk, rows -> rowSet.populate(rows.set));
            StringWriter xml = new StringWriter();
            rowSet.writeXml(xml);
            Desk.must(xml.toString().contains("n19"), "written");
        }
    }

    private static void filtered(Desk desk) throws Exception {
        try (FilteredRowSet rowSet = factory().createFilteredRowSet()) {
            populate(desk, rows -> rowSet.populate(rows.set));
            rowSet.setFilter(new LowIds());
            Desk.must(read(rowSet) == 3, "three");
        }
    }

    private static void joined(Desk desk) throws Exception {
        try (CachedRowSet one = factory().createCachedRowSet();
                CachedRowSet other = factory().createCachedRowSet();
                JoinRowSet joined = factory().createJoinRowSet()) {
            populate(desk, rows -> one.populate(rows.set));
            populate(desk, rows -> other.populate(rows.set));
            joined.addRowSet(one, 1);
            joined.addRowSet(other, 1);
            Desk.must(read(joined) == Desk.PERSONS, "all");
        }
    }

    /** Persons 0 to 2. */
    private static final class LowIds implements Predicate {
        @Override
        public boolean evaluate(RowSet rows) {
            try {
                return rows.getInt(1) < 3;
            } catch (SQLException e) {
                return false;
            }
        }

        @Override
        public boolean evaluate(Object value, int column) {
            return true;
        }

        @Override
        public boolean evaluate(Object value, String columnName) {
            return true;
        }
    }
}
