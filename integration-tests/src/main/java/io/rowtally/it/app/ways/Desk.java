package io.rowtally.it.app.ways;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;

/** Where one way is tried: a database of its own with {@value #PERSONS} persons, every fifth without a phone. */
final class Desk {
    static final int PERSONS = 20;
    static final String ALL = "select id, person_name, phone, amount from person order by id";
    static final String[] LABELS = {"id", "person_name", "phone", "amount"};

    final Connection connection;
    final Books books = new Books();
    final Store store;
    /** The database's. */
    final String name;

    Desk(Store store, String name, Connection connection) {
        this.store = store;
        this.name = name;
        this.connection = connection;
    }

    void fill() throws SQLException {
        write(
                "create table person(id int not null primary key, person_name varchar(40), phone varchar(20), amount int)");
        try (PreparedStatement insert = connection.prepareStatement("insert into person values(?,?,?,?)")) {
            for (int i = 0; i < PERSONS; i++) {
                insert.setInt(1, i);
                insert.setString(2, "n" + i);
                insert.setString(3, i % 5 == 0 ? null : "1380000" + i);
                insert.setInt(4, i);
                insert.addBatch();
            }
            insert.executeBatch();
            books.writes++;
        }
    }

    /** An update-type statement, in which quotes may stand. */
    void write(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
            books.writes++;
        }
    }

    /** All persons; the caller closes the set, the statement goes with it. */
    Rows all() throws SQLException {
        Statement statement = connection.createStatement();
        statement.closeOnCompletion();
        return all(statement);
    }

    Rows all(Statement statement) throws SQLException {
        return query(statement, ALL, LABELS);
    }

    Rows query(Statement statement, String sql, String... labels) throws SQLException {
        ResultSet set = statement.executeQuery(sql);
        books.statements++;
        return new Rows(books, set, labels);
    }

    Rows rows(ResultSet set, String... labels) throws SQLException {
        if (set == null) {
            throw new SQLFeatureNotSupportedException("no result set");
        }
        return new Rows(books, set, labels);
    }

    Statement scrollable(int concurrency) throws SQLException {
        return connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, concurrency);
    }

    /** Calls something that answers with or without a result set. */
    boolean call(CallableStatement call) throws SQLException {
        boolean withSet = call.execute();
        books.statements += withSet ? 1 : 0;
        books.writes += withSet ? 0 : 1;
        return withSet;
    }

    /** For what only one kind of database has. */
    void only(String kind) throws SQLException {
        if (!store.kind.equals(kind)) {
            throw new SQLFeatureNotSupportedException("only " + kind);
        }
    }

    static void must(boolean held, String what) {
        if (!held) {
            throw new IllegalStateException(what);
        }
    }
}
