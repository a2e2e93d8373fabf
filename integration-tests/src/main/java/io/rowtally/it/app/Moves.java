package io.rowtally.it.app;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.rowset.CachedRowSet;
import javax.sql.rowset.RowSetProvider;

/** Ways of moving and of reading that a driver may refuse: what it does not refuse must be counted to the row. */
final class Moves {
    private static final String ALL = "select id, person_name, phone, amount from person order by id";
    private static final String[] LABELS = {"id", "person_name", "phone", "amount"};

    private Moves() {}

    static Map<String, Scenarios.Scenario> all() {
        Map<String, Scenarios.Scenario> all = new TreeMap<>();
        all.put("scrolled", Moves::scrolled);
        all.put("asked", Moves::asked);
        all.put("held", Moves::held);
        all.put("several", Moves::several);
        all.put("twoatatime", Moves::twoAtATime);
        all.put("characters", Moves::characters);
        all.put("bytes", Moves::bytes);
        all.put("clobs", Moves::clobs);
        all.put("typed", Moves::typed);
        all.put("rowset", Moves::rowSet);
        all.put("fetchsize", Moves::fetchSize);
        all.put("maxrows", Moves::maxRows);
        return all;
    }

    private static Reader read(Statement statement, Expected expected) throws SQLException {
        ResultSet set = statement.executeQuery(ALL);
        expected.statements++;
        return new Reader(expected, set, LABELS);
    }

    private static Statement scrollable(Connection connection) throws SQLException {
        return connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
    }

    private static void scrolled(Connection connection, Expected expected) throws SQLException {
        try (Statement statement = scrollable(connection);
                Reader reader = read(statement, expected)) {
            for (int i = 0; i < 3; i++) {
                reader.next();
                reader.string(2);
            }
            reader.moved(reader.set.previous());
            reader.string(3);
            reader.moved(reader.set.last());
            reader.string("person_name");
            reader.moved(reader.set.first());
            reader.integer(1);
            reader.moved(reader.set.absolute(50));
            reader.string(2);
            reader.string("phone");
            reader.moved(reader.set.relative(-3));
            reader.string(2);
            reader.moved(reader.set.relative(5));
            reader.moved(reader.set.absolute(-1));
            reader.string(3);
            reader.set.afterLast();
            reader.moved(false);
            reader.moved(reader.set.previous());
            reader.string(2);
            reader.set.beforeFirst();
            reader.moved(false);
            while (reader.next()) {
                reader.string(2);
            }
            reader.moved(reader.set.absolute(1000));
            reader.moved(reader.set.previous());
            reader.string(2);
        }
    }

    /** Questions that move nothing, whatever a driver does to answer them (mssql-jdbc's isLast calls next and previous). */
    private static void asked(Connection connection, Expected expected) throws SQLException {
        try (Statement statement = scrollable(connection);
                Reader reader = read(statement, expected)) {
            reader.set.isBeforeFirst();
            for (int i = 0; reader.next(); i++) {
                reader.string(2);
                reader.set.isFirst();
                reader.set.isLast();
                reader.set.isAfterLast();
                reader.set.isBeforeFirst();
                reader.set.getRow();
                if (i % 10 == 5) {
                    reader.set.relative(0);
                }
            }
            reader.set.isAfterLast();
        }
    }

    private static void held(Connection connection, Expected expected) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement(
                        ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY, ResultSet.HOLD_CURSORS_OVER_COMMIT);
                Reader reader = read(statement, expected)) {
            for (int i = 0; reader.next(); i++) {
                reader.string(2);
                if (i % 20 == 10) {
                    connection.commit();
                }
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static void several(Connection connection, Expected expected) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean more = statement.execute(ALL + "; " + ALL);
            expected.statements++;
            for (int sets = 0; more || sets == 1; sets++) {
                if (!more) {
                    throw new SQLFeatureNotSupportedException("no second result set");
                }
                try (Reader reader = new Reader(expected, statement.getResultSet(), LABELS)) {
                    while (reader.next()) {
                        reader.string(2);
                    }
                }
                more = statement.getMoreResults();
            }
        }
    }

    private static void twoAtATime(Connection connection, Expected expected) throws SQLException {
        try (Statement first = connection.createStatement();
                Statement second = connection.createStatement();
                Reader one = read(first, expected);
                Reader other = read(second, expected)) {
            while (one.next() && other.next()) {
                one.string(2);
                other.string(3);
            }
        }
    }

    private static void characters(Connection connection, Expected expected) throws SQLException {
        try (Statement statement = connection.createStatement();
                Reader reader = read(statement, expected)) {
            while (reader.next()) {
                reader.saw(2, reader.set.getCharacterStream(2));
                reader.saw(3, reader.set.getCharacterStream("phone"));
            }
        }
    }

    private static void bytes(Connection connection, Expected expected) throws SQLException {
        try (Statement statement = connection.createStatement();
                Reader reader = read(statement, expected)) {
            while (reader.next()) {
                reader.saw(3, reader.set.getBytes(3));
            }
        }
    }

    private static void clobs(Connection connection, Expected expected) throws SQLException {
        try (Statement statement = connection.createStatement();
                Reader reader = read(statement, expected)) {
            while (reader.next()) {
                reader.saw(2, reader.set.getClob("person_name"));
                reader.saw(3, reader.set.getClob(3));
            }
        }
    }

    private static void typed(Connection connection, Expected expected) throws SQLException {
        try (Statement statement = connection.createStatement();
                Reader reader = read(statement, expected)) {
            while (reader.next()) {
                reader.saw(2, reader.set.getObject(2, String.class));
                reader.saw(3, reader.set.getObject("phone", String.class));
                reader.saw(4, reader.set.getObject(4, Integer.class));
            }
        }
    }

    /** Rows count when they leave the driver, once, however much of the rowset is read. */
    private static void rowSet(Connection connection, Expected expected) throws SQLException {
        try (Statement statement = connection.createStatement();
                Reader reader = read(statement, expected);
                CachedRowSet rows = RowSetProvider.newFactory().createCachedRowSet()) {
            rows.populate(reader.set);
            for (int row = 0; row < Scenarios.PERSONS; row++) {
                reader.moved(true);
                for (int column = 1; column <= LABELS.length; column++) {
                    reader.saw(column, column == 3 && row % 10 == 0 ? null : "");
                }
            }
            for (int i = 0; i < 3 && rows.next(); i++) {
                rows.getString(2);
            }
        }
    }

    private static void fetchSize(Connection connection, Expected expected) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(7);
            try (Reader reader = read(statement, expected)) {
                while (reader.next()) {
                    reader.string(2);
                }
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static void maxRows(Connection connection, Expected expected) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(13);
            try (Reader reader = read(statement, expected)) {
                while (reader.next()) {
                    reader.string(3);
                }
            }
        }
    }
}
