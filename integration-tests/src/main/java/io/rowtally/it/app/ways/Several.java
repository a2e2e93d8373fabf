package io.rowtally.it.app.ways;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Map;

/** Several result sets: of one execution, of one statement, of one connection. */
final class Several {
    private Several() {}

    static void ways(Map<String, Way> all) {
        all.put("several_in_turn", desk -> several(desk, Statement.CLOSE_CURRENT_RESULT));
        all.put("several_kept", desk -> several(desk, Statement.KEEP_CURRENT_RESULT));
        all.put("several_kept_then_all_closed", Several::allClosed);
        all.put("several_open_at_once", Several::atOnce);
        all.put("one_asked_for_twice", Several::askedForTwice);
        all.put("no_result_set", Several::none);
        all.put("rows_and_counts_mixed", Several::mixed);
        all.put("prepared_again_and_again", Several::prepared);
    }

    /** One execution that answers with two sets, executed already. */
    static Statement twoSets(Desk desk) throws SQLException {
        String descending = Desk.ALL.replace("by id", "by id desc");
        switch (desk.store.kind) {
            case "postgresql":
                Statement statement = desk.connection.createStatement();
                Desk.must(statement.execute(Desk.ALL + "; " + descending), "with a set");
                desk.books.statements++;
                return statement;
            case "hsqldb":
                desk.write("create procedure two() reads sql data dynamic result sets 2 begin atomic"
                        + " declare a cursor with return for " + Desk.ALL + ";"
                        + " declare b cursor with return for " + descending + "; open a; open b; end");
                return called(desk);
            case "derby":
                desk.write("create procedure two() language java parameter style java reads sql data"
                        + " dynamic result sets 2 external name '" + Routines.class.getName() + ".two'");
                return called(desk);
            default:
                throw new SQLFeatureNotSupportedException("one set an execution");
        }
    }

    private static Statement called(Desk desk) throws SQLException {
        CallableStatement call = desk.connection.prepareCall("{call two()}");
        // HSQLDB's first result is that of the call itself, which is no set
        desk.call(call);
        return call;
    }

    private static ResultSet firstSet(Statement statement) throws SQLException {
        ResultSet set = statement.getResultSet();
        if (set != null) {
            return set;
        }
        Desk.must(statement.getMoreResults(), "a first set");
        return statement.getResultSet();
    }

    private static void several(Desk desk, int then) throws SQLException {
        Statement statement = twoSets(desk);
        Rows first = desk.rows(firstSet(statement), Desk.LABELS);
        first.next();
        first.text(2);
        first.next();
        first.text(3);
        if (then == Statement.CLOSE_CURRENT_RESULT) {
            first.close();
        }
        Desk.must(statement.getMoreResults(then), "a second set");
        Rows second = desk.rows(statement.getResultSet(), Desk.LABELS);
        second.next();
        second.text(2);
        if (then == Statement.KEEP_CURRENT_RESULT) {
            first.text(2);
            first.rest(3);
        }
        second.rest(2);
        Desk.must(!statement.getMoreResults(), "no third set");
        first.close();
        second.close();
        statement.close();
    }

    private static void allClosed(Desk desk) throws SQLException {
        Statement statement = twoSets(desk);
        Rows first = desk.rows(firstSet(statement), Desk.LABELS);
        first.next();
        first.text(2);
        first.next();
        first.text(2);
        Desk.must(statement.getMoreResults(Statement.KEEP_CURRENT_RESULT), "a second set");
        Rows second = desk.rows(statement.getResultSet(), Desk.LABELS);
        second.next();
        second.text(2);
        second.next();
        second.text(2);
        statement.getMoreResults(Statement.CLOSE_ALL_RESULTS);
        first.leave();
        second.leave();
        statement.close();
    }

    private static void atOnce(Desk desk) throws SQLException {
        Rows[] open = new Rows[10];
        for (int i = 0; i < open.length; i++) {
            open[i] = desk.all();
        }
        for (int row = 0; row < Desk.PERSONS; row++) {
            for (int i = 0; i < open.length; i++) {
                if (row <= i * 2) {
                    open[i].next();
                    open[i].text(i % 2 == 0 ? 2 : 3);
                }
            }
        }
        for (Rows rows : open) {
            rows.close();
        }
    }

    private static void askedForTwice(Desk desk) throws SQLException {
        try (Statement statement = desk.connection.createStatement()) {
            Desk.must(statement.execute(Desk.ALL), "a set");
            desk.books.statements++;
            ResultSet once = statement.getResultSet();
            ResultSet twice = statement.getResultSet();
            // HSQLDB hands it out once
            Rows rows = desk.rows(twice == null ? once : twice, Desk.LABELS);
            for (int i = 0; i < 5; i++) {
                rows.next();
                rows.text(2);
            }
            statement.getResultSet();
            rows.text(3);
            rows.rest(3);
            rows.close();
        }
    }

    private static void none(Desk desk) throws SQLException {
        try (Statement statement = desk.connection.createStatement()) {
            Desk.must(!statement.execute("update person set amount = 3 where id = 3"), "no set");
            desk.books.writes++;
            Desk.must(statement.getResultSet() == null, "no set");
            statement.executeUpdate("update person set amount = 4 where id = 4");
            desk.books.writes++;
            Desk.must(statement.getResultSet() == null, "no set");
            Desk.must(!statement.getMoreResults() && statement.getUpdateCount() == -1, "nothing more");
        }
        desk.all().close();
    }

    private static void mixed(Desk desk) throws SQLException {
        desk.only("postgresql");
        try (Statement statement = desk.connection.createStatement()) {
            statement.execute("update person set amount = 1 where id = 1; " + Desk.ALL
                    + "; delete from person where id = 19; " + Desk.ALL);
            desk.books.writes++;
            int sets = 0;
            boolean with = statement.getResultSet() != null;
            while (with || statement.getUpdateCount() != -1) {
                if (with) {
                    sets++;
                    try (Rows rows = desk.rows(statement.getResultSet(), Desk.LABELS)) {
                        rows.rest(2);
                    }
                }
                with = statement.getMoreResults();
            }
            Desk.must(sets == 2, "two sets");
        }
    }

    /** Often enough for a driver to describe and prepare on the server (pgjdbc after five times). */
    private static void prepared(Desk desk) throws SQLException {
        try (PreparedStatement statement =
                desk.connection.prepareStatement("select phone, person_name from person where id >= ? order by id")) {
            for (int i = 0; i < 12; i++) {
                statement.setInt(1, i);
                ResultSet set = statement.executeQuery();
                desk.books.statements++;
                try (Rows rows = desk.rows(set, "phone", "person_name")) {
                    rows.rest(1 + i % 2);
                }
            }
        }
    }
}
