package io.rowtally.it.app.ways;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** How sets end, and who reads them meanwhile. */
final class Ended {
    private Ended() {}

    static void ways(Map<String, Way> all) {
        all.put("never_closed", Ended::never);
        all.put("closed_twice", Ended::twice);
        all.put("closed_by_statement", desk -> by(desk, Statement::close));
        all.put("closed_by_connection", Ended::byConnection);
        all.put("closed_by_executing_again", desk -> by(desk, Ended::again));
        all.put("closed_on_completion", Ended::onCompletion);
        all.put("closed_on_the_last_row", Ended::onTheLastRow);
        all.put("read_on_another_thread", Ended::elsewhere);
        all.put("read_half_and_half", Ended::halfAndHalf);
        all.put("read_by_two_threads_in_turn", Ended::inTurn);
    }

    /** A set whose end the agent does not see: its last row is assumed read like the one before. */
    static void unseen(Desk desk, Rows rows) {
        desk.books.assumed++;
        rows.leave();
    }

    private static Rows three(Desk desk, Statement statement) throws SQLException {
        Rows rows = desk.all(statement);
        for (int i = 1; i <= 3; i++) {
            rows.next();
            rows.text(2);
        }
        return rows;
    }

    private static void never(Desk desk) throws SQLException {
        for (int i = 0; i < 10; i++) {
            Rows rows = three(desk, desk.connection.createStatement());
            if (desk.store.pooled) {
                // a pool closes the statement when it gets its connection back
                rows.leave();
            } else {
                unseen(desk, rows);
            }
        }
        // to the end is as good as closed
        desk.all(desk.connection.createStatement()).rest(2);
    }

    private static void twice(Desk desk) throws SQLException {
        try (Statement statement = desk.connection.createStatement()) {
            Rows rows = three(desk, statement);
            rows.close();
            rows.close();
        }
    }

    private interface End {
        void of(Statement statement) throws SQLException;
    }

    private static void by(Desk desk, End end) throws SQLException {
        Statement statement = desk.connection.createStatement();
        Rows rows = three(desk, statement);
        end.of(statement);
        rows.leave();
        desk.books.statements += statement.isClosed() ? 0 : 1;
        statement.close();
    }

    private static void again(Statement statement) throws SQLException {
        statement.executeQuery("select id from person");
    }

    private static void byConnection(Desk desk) throws SQLException {
        Connection other = desk.store.connect(desk.name);
        Rows rows = three(desk, other.createStatement());
        other.close();
        unseen(desk, rows);
    }

    private static void onCompletion(Desk desk) throws SQLException {
        Statement statement = desk.connection.createStatement();
        statement.closeOnCompletion();
        Rows rows = three(desk, statement);
        rows.close();
        // HSQLDB accepts the wish and forgets it
        Desk.must(statement.isClosed() || desk.store.kind.equals("hsqldb"), "closed");
    }

    private static void onTheLastRow(Desk desk) throws SQLException {
        try (Rows rows = desk.all()) {
            for (int i = 0; i < Desk.PERSONS; i++) {
                rows.next();
                rows.text(2);
            }
        }
    }

    private interface Work {
        void run() throws SQLException;
    }

    private static void onThread(Work work) throws InterruptedException {
        Throwable[] failure = {null};
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (SQLException | RuntimeException e) {
                failure[0] = e;
            }
        });
        thread.start();
        thread.join();
        if (failure[0] != null) {
            throw new IllegalStateException(failure[0]);
        }
    }

    private static void elsewhere(Desk desk) throws Exception {
        Rows rows = desk.all();
        onThread(() -> rows.rest(2));
        rows.close();
    }

    private static void halfAndHalf(Desk desk) throws Exception {
        try (Rows rows = desk.all(desk.scrollable(ResultSet.CONCUR_READ_ONLY))) {
            for (int i = 0; i < 10; i++) {
                rows.next();
                rows.text(2);
            }
            onThread(() -> {
                rows.text(3);
                rows.rest(3);
                rows.moved(rows.set.first());
                rows.text(2);
            });
            rows.text(1);
            rows.moved(rows.set.last());
            rows.text(2);
        }
    }

    private static void inTurn(Desk desk) throws Exception {
        try (Rows rows = desk.all()) {
            boolean[] more = {true};
            while (more[0]) {
                more[0] = rows.next();
                if (more[0]) {
                    onThread(() -> {
                        rows.text(3);
                        more[0] = rows.next();
                    });
                    if (more[0]) {
                        rows.text(2);
                    }
                }
            }
        }
    }
}
