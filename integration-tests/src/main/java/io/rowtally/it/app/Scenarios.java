package io.rowtally.it.app;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** Ways of reading that every driver has, each on a table of 100 persons in which every tenth has no phone. */
public final class Scenarios {
    public static final int PERSONS = 100;

    /** Texts that differ in their literals alone; a driver that compiles each of them, as Derby does, takes long for all. */
    private static final int TEXTS = Integer.getInteger("scenarios.texts", 2_000);

    private static final String ALL = "select id, person_name, phone, amount from person order by id";
    private static final String[] LABELS = {"id", "person_name", "phone", "amount"};

    public interface Scenario {
        void run(Connection connection, Expected expected) throws Exception;
    }

    private Scenarios() {}

    static Map<String, Scenario> all() {
        Map<String, Scenario> all = new TreeMap<>();
        all.put("byindex", Scenarios::byIndex);
        all.put("bylabel", Scenarios::byLabel);
        all.put("partly", Scenarios::partly);
        all.put("nulls", Scenarios::nulls);
        all.put("closedearly", Scenarios::closedEarly);
        all.put("countpage", Scenarios::countPage);
        all.put("prepared", Scenarios::prepared);
        all.put("nested", Scenarios::nested);
        all.put("executed", Scenarios::executed);
        all.put("batch", Scenarios::batch);
        all.put("metadata", Scenarios::metaData);
        all.put("literals", Scenarios::literals);
        all.put("wide", Scenarios::wide);
        all.put("otherthread", Scenarios::otherThread);
        all.put("threads", Scenarios::threads);
        all.put("aliases", Scenarios::aliases);
        all.put("empty", Scenarios::empty);
        return all;
    }

    public static void fill(Connection connection, Expected expected) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "create table person(id int not null primary key, person_name varchar(40), phone varchar(20),"
                            + " amount int, parent int)");
            expected.writes++;
        }
        try (PreparedStatement insert = connection.prepareStatement("insert into person values(?,?,?,?,?)")) {
            for (int i = 0; i < PERSONS; i++) {
                insert.setInt(1, i);
                insert.setString(2, "n" + i);
                insert.setString(3, i % 10 == 0 ? null : "1380000" + i);
                insert.setInt(4, i);
                insert.setInt(5, i / 4 - 1);
                insert.addBatch();
            }
            insert.executeBatch();
            expected.writes++;
        }
    }

    private static Reader read(Statement statement, Expected expected) throws SQLException {
        expected.statements++;
        return new Reader(expected, statement.executeQuery(ALL), LABELS);
    }

    private static void byIndex(Connection connection, Expected expected) throws SQLException {
        try (Statement statement = connection.createStatement();
                Reader reader = read(statement, expected)) {
            while (reader.next()) {
                reader.integer(1);
                reader.string(2);
                reader.string(3);
                reader.integer(4);
            }
        }
    }

    private static void byLabel(Connection connection, Expected expected) throws SQLException {
        try (Statement statement = connection.createStatement();
                Reader reader = read(statement, expected)) {
            while (reader.next()) {
                reader.string("phone");
                reader.integer("id");
                reader.string("person_name");
                reader.string("person_name");
            }
        }
    }

    private static void partly(Connection connection, Expected expected) throws SQLException {
        try (Statement statement = connection.createStatement();
                Reader reader = read(statement, expected)) {
            for (int i = 0; reader.next(); i++) {
                if (i % 3 == 1) {
                    reader.integer(1);
                } else if (i % 3 == 2) {
                    reader.string(2);
                }
            }
        }
    }

    private static void nulls(Connection connection, Expected expected) throws SQLException {
        try (Statement statement = connection.createStatement();
                Reader reader = read(statement, expected)) {
            while (reader.next()) {
                reader.object(3);
            }
        }
    }

    private static void closedEarly(Connection connection, Expected expected) throws SQLException {
        try (Statement statement = connection.createStatement();
                Reader reader = read(statement, expected)) {
            for (int i = 0; i < 3 && reader.next(); i++) {
                reader.string(2);
            }
        }
    }

    private static void countPage(Connection connection, Expected expected) throws SQLException {
        expected.statements++;
        try (Statement statement = connection.createStatement();
                Reader reader = new Reader(
                        expected, statement.executeQuery("select count(*) as amount from person"), "amount")) {
            reader.next();
            reader.integer(1);
        }
    }

    private static void prepared(Connection connection, Expected expected) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select person_name, phone from person where id = ?")) {
            for (int i = 0; i < PERSONS; i++) {
                statement.setInt(1, i);
                expected.statements++;
                try (Reader reader = new Reader(expected, statement.executeQuery(), "person_name", "phone")) {
                    while (reader.next()) {
                        reader.string(1);
                        reader.string("phone");
                    }
                }
            }
        }
    }

    /** A walk down a tree: many open sets of one statement. */
    private static void nested(Connection connection, Expected expected) throws SQLException {
        walk(connection, expected, -1);
    }

    private static void walk(Connection connection, Expected expected, int parent) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select id, person_name from person where parent = ? and id > ?")) {
            statement.setInt(1, parent);
            statement.setInt(2, parent);
            expected.statements++;
            try (Reader reader = new Reader(expected, statement.executeQuery(), "id", "person_name")) {
                while (reader.next()) {
                    int id = reader.integer(1);
                    walk(connection, expected, id);
                    reader.string(2);
                }
            }
        }
    }

    private static void executed(Connection connection, Expected expected) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!statement.execute(ALL)) {
                throw new IllegalStateException("no result set");
            }
            expected.statements++;
            try (Reader reader = new Reader(expected, statement.getResultSet(), LABELS)) {
                while (reader.next()) {
                    reader.string(2);
                }
            }
            statement.execute("update person set amount = 1 where id = 5");
            expected.writes++;
            if (statement.getMoreResults()) {
                throw new IllegalStateException("more results");
            }
        }
    }

    private static void batch(Connection connection, Expected expected) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.addBatch("update person set amount = 2 where id = 6");
            statement.addBatch("update person set amount = 3 where id = 7");
            statement.executeBatch();
            expected.writes++;
        }
    }

    /** What is read of the database's own description counts for nobody. */
    private static void metaData(Connection connection, Expected expected) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        try (ResultSet set = metaData.getTables(null, null, "%", null)) {
            while (set.next()) {
                set.getString("TABLE_NAME");
            }
        }
        try (ResultSet set = metaData.getColumns(null, null, "%", "%")) {
            while (set.next()) {
                set.getString(4);
            }
        }
        byIndex(connection, expected);
    }

    private static void literals(Connection connection, Expected expected) throws SQLException {
        for (int i = 0; i < TEXTS; i++) {
            try (Statement statement = connection.createStatement()) {
                expected.statements++;
                String sql = "select person_name, phone from person where id = " + i % PERSONS
                        + " and person_name <> 'x" + i + "'";
                try (Reader reader = new Reader(expected, statement.executeQuery(sql), "person_name", "phone")) {
                    while (reader.next()) {
                        reader.string(1);
                        reader.string(2);
                    }
                }
            }
        }
    }

    /** More columns than a signature's word has bits. */
    private static void wide(Connection connection, Expected expected) throws SQLException {
        int columns = 300;
        StringBuilder sql = new StringBuilder("select ");
        String[] labels = new String[columns];
        for (int i = 0; i < columns; i++) {
            labels[i] = i == 70 ? "person_name" : i == 299 ? "phone" : "c" + i;
            String from = i == 70 ? "person_name" : i == 299 ? "phone" : "amount as c" + i;
            sql.append(i == 0 ? "" : ", ").append(from);
        }
        sql.append(" from person order by id");
        try (Statement statement = connection.createStatement()) {
            expected.statements++;
            try (Reader reader = new Reader(expected, statement.executeQuery(sql.toString()), labels)) {
                for (int row = 0; reader.next(); row++) {
                    reader.integer(1);
                    reader.string(71);
                    if (row % 2 == 0) {
                        reader.string(300);
                    }
                }
            }
        }
    }

    private static void otherThread(Connection connection, Expected expected) throws Exception {
        try (Statement statement = connection.createStatement()) {
            Reader reader = read(statement, expected);
            reader.next();
            reader.string(2);
            Thread other = new Thread(() -> {
                try {
                    while (reader.next()) {
                        reader.string(2);
                    }
                    reader.close();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            other.start();
            other.join();
        }
    }

    /** Threads in turn on one connection: each has books of its own in the agent. */
    private static void threads(Connection connection, Expected expected) throws Exception {
        Thread[] threads = new Thread[8];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> {
                synchronized (expected) {
                    try {
                        byIndex(connection, expected);
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void aliases(Connection connection, Expected expected) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            expected.statements++;
            String sql = "select p.amount as a1, p.person_name, q.phone from person p join person q on q.id = p.id";
            try (Reader reader = new Reader(expected, statement.executeQuery(sql), "a1", "person_name", "phone")) {
                while (reader.next()) {
                    reader.integer("a1");
                    reader.string("phone");
                }
            }
        }
    }

    private static void empty(Connection connection, Expected expected) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            expected.statements++;
            try (Reader reader =
                    new Reader(expected, statement.executeQuery("select phone from person where id < 0"), "phone")) {
                while (reader.next()) {
                    reader.string(1);
                }
            }
        }
    }
}
