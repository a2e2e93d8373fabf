package io.rowtally.it.app.ways;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Moves to rows, past them and nowhere. */
final class Moving {
    private Moving() {}

    static void ways(Map<String, Way> all) {
        all.put("moves_everywhere", Moving::everywhere);
        all.put("moves_past_both_ends", Moving::pastBothEnds);
        all.put("moves_backwards", Moving::backwards);
        all.put("moves_on_one_row", Moving::onOneRow);
        all.put("moves_on_an_empty_set", Moving::onAnEmptySet);
        all.put("moves_in_reverse_fetch_order", Moving::inReverseFetchOrder);
        all.put("questions_move_nothing", Moving::questions);
        all.put("held_over_commit", Moving::heldOverCommit);
        all.put("closed_at_commit", Moving::closedAtCommit);
    }

    private static Rows scrolled(Desk desk) throws SQLException {
        return desk.all(desk.scrollable(ResultSet.CONCUR_READ_ONLY));
    }

    private static void everywhere(Desk desk) throws SQLException {
        try (Rows rows = scrolled(desk)) {
            rows.next();
            rows.text(2);
            rows.moved(rows.set.last());
            rows.text(3);
            rows.moved(rows.set.first());
            rows.text(2);
            rows.moved(rows.set.first());
            rows.text(1);
            rows.moved(rows.set.absolute(7));
            rows.text("phone", 3);
            rows.moved(rows.set.absolute(7));
            rows.moved(rows.set.absolute(-2));
            rows.text("person_name", 2);
            rows.moved(rows.set.relative(-3));
            rows.text(3);
            rows.moved(rows.set.relative(2));
            rows.text(2);
            rows.text(3);
            rows.moved(rows.set.previous());
            rows.text(1);
        }
    }

    private static void pastBothEnds(Desk desk) throws SQLException {
        try (Rows rows = scrolled(desk)) {
            Desk.must(!rows.moved(rows.set.previous()), "before the first row");
            rows.next();
            rows.text(2);
            Desk.must(!rows.moved(rows.set.relative(1000)), "beyond the end");
            rows.moved(rows.set.previous());
            rows.text(3);
            Desk.must(!rows.moved(rows.set.relative(-1000)), "beyond the start");
            rows.next();
            rows.text(2);
            Desk.must(!rows.moved(rows.set.absolute(-1000)), "beyond the start");
            Desk.must(!rows.moved(rows.set.absolute(1000)), "beyond the end");
            Desk.must(!rows.next(), "beyond the end");
            rows.set.beforeFirst();
            rows.moved(false);
            Desk.must(!rows.set.isFirst(), "before the first row");
            rows.set.afterLast();
            rows.moved(false);
            rows.moved(rows.set.previous());
            rows.text(2);
            rows.set.beforeFirst();
            rows.moved(false);
            rows.rest(3);
        }
    }

    private static void backwards(Desk desk) throws SQLException {
        try (Rows rows = scrolled(desk)) {
            rows.set.afterLast();
            while (rows.moved(rows.set.previous())) {
                rows.text(2);
            }
        }
    }

    private static void onOneRow(Desk desk) throws SQLException {
        try (Rows rows = desk.query(
                desk.scrollable(ResultSet.CONCUR_READ_ONLY),
                Desk.ALL.replace("order", "where id = 3 order"),
                Desk.LABELS)) {
            rows.next();
            rows.text(2);
            Desk.must(rows.set.isFirst() && rows.set.isLast(), "first and last");
            Desk.must(rows.set.relative(0), "still there");
            rows.text(3);
            rows.moved(rows.set.last());
            rows.moved(rows.set.first());
            rows.text(2);
            rows.next();
        }
    }

    private static void onAnEmptySet(Desk desk) throws SQLException {
        try (Rows rows = desk.query(
                desk.scrollable(ResultSet.CONCUR_READ_ONLY),
                Desk.ALL.replace("order", "where id < 0 order"),
                Desk.LABELS)) {
            Desk.must(!rows.set.isBeforeFirst(), "empty");
            rows.moved(rows.set.first());
            rows.moved(rows.set.last());
            rows.moved(rows.set.absolute(1));
            rows.next();
        }
    }

    private static void inReverseFetchOrder(Desk desk) throws SQLException {
        Statement statement = desk.scrollable(ResultSet.CONCUR_READ_ONLY);
        statement.setFetchDirection(ResultSet.FETCH_REVERSE);
        statement.setFetchSize(3);
        try (Rows rows = desk.all(statement)) {
            rows.rest(2);
            rows.set.setFetchDirection(ResultSet.FETCH_FORWARD);
            rows.moved(rows.set.last());
            rows.text(3);
        }
    }

    private static void questions(Desk desk) throws SQLException {
        try (Rows rows = scrolled(desk)) {
            ask(rows);
            while (rows.next()) {
                ask(rows);
                rows.text(2);
                ask(rows);
                Desk.must(rows.set.relative(0), "still there");
                rows.text(3);
            }
            ask(rows);
        }
    }

    private static void ask(Rows rows) throws SQLException {
        rows.set.isBeforeFirst();
        rows.set.isFirst();
        rows.set.isLast();
        rows.set.isAfterLast();
        rows.set.getRow();
        rows.set.isClosed();
        rows.set.getStatement();
        rows.set.getType();
        rows.set.getConcurrency();
        rows.set.getFetchSize();
        rows.set.getWarnings();
        rows.set.clearWarnings();
        rows.set.wasNull();
    }

    private static void heldOverCommit(Desk desk) throws SQLException {
        desk.connection.setAutoCommit(false);
        Statement statement = desk.connection.createStatement(
                ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY, ResultSet.HOLD_CURSORS_OVER_COMMIT);
        statement.setFetchSize(3);
        try (Rows rows = desk.all(statement)) {
            for (int i = 0; rows.next(); i++) {
                rows.text(2);
                if (i % 5 == 0) {
                    desk.connection.commit();
                    rows.text(3);
                }
            }
        }
        desk.connection.commit();
    }

    /** The row on which the commit met the set counts, and nothing after it. */
    private static void closedAtCommit(Desk desk) throws SQLException {
        desk.connection.setAutoCommit(false);
        Statement statement = desk.connection.createStatement(
                ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY, ResultSet.CLOSE_CURSORS_AT_COMMIT);
        statement.setFetchSize(3);
        Rows rows = desk.all(statement);
        for (int i = 0; i < 3; i++) {
            rows.next();
            rows.text(2);
        }
        desk.connection.commit();
        boolean more;
        try {
            more = rows.set.next();
        } catch (SQLException e) {
            more = false;
        }
        rows.moved(more);
        rows.close();
        desk.connection.commit();
    }
}
