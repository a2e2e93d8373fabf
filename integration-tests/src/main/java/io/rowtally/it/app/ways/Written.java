package io.rowtally.it.app.ways;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Map;

/** Writing, through statements and through the set itself. */
final class Written {
    private Written() {}

    static void ways(Map<String, Way> all) {
        all.put("insert_row_read_back", Written::insertRow);
        all.put("insert_row_left_and_entered_again", Written::insertRowTwice);
        all.put("update_row_and_cancel", Written::updateAndCancel);
        all.put("refresh_row_many_times", Written::refresh);
        all.put("delete_row_and_go_on", Written::delete);
        all.put("large_update", Written::largeUpdate);
        all.put("large_batch", Written::largeBatch);
        all.put("keys_by_name_in_a_batch", Written::keysOfABatch);
        all.put("keys_of_no_insert", Written::noKeys);
    }

    private static Rows updatable(Desk desk) throws SQLException {
        Statement statement = desk.scrollable(ResultSet.CONCUR_UPDATABLE);
        Rows rows = desk.query(statement, "select id, person_name, phone, amount from person", Desk.LABELS);
        if (rows.set.getConcurrency() != ResultSet.CONCUR_UPDATABLE) {
            throw new SQLFeatureNotSupportedException("not updatable");
        }
        return rows;
    }

    private static void fillInsertRow(ResultSet set, int id) throws SQLException {
        set.updateInt(1, id);
        set.updateString("person_name", "n" + id);
        set.updateString(3, "1380000" + id);
        set.updateInt("amount", 7);
    }

    private static void insertRow(Desk desk) throws SQLException {
        try (Rows rows = updatable(desk)) {
            rows.next();
            rows.text(2);
            rows.set.moveToInsertRow();
            fillInsertRow(rows.set, 100);
            rows.set.getString(3);
            rows.set.getString("person_name");
            rows.set.insertRow();
            rows.set.getInt(1);
            rows.set.moveToCurrentRow();
            rows.text(3);
            rows.saw(1, rows.set.getInt(1));
            rows.next();
            rows.text(2);
        }
    }

    private static void insertRowTwice(Desk desk) throws SQLException {
        try (Rows rows = updatable(desk)) {
            rows.next();
            rows.next();
            rows.text(2);
            rows.set.moveToInsertRow();
            fillInsertRow(rows.set, 101);
            rows.set.insertRow();
            // H2 has left it by itself
            rows.set.moveToInsertRow();
            fillInsertRow(rows.set, 102);
            rows.set.getString(3);
            rows.set.insertRow();
            rows.set.moveToCurrentRow();
            rows.set.moveToInsertRow();
            rows.set.getString(3);
            // a move leaves the insert row
            rows.moved(rows.set.first());
            rows.text(2);
        }
    }

    private static void updateAndCancel(Desk desk) throws SQLException {
        try (Rows rows = updatable(desk)) {
            for (int i = 0; rows.next(); i++) {
                rows.text(i % 2 == 0 ? 2 : 3);
                rows.set.updateInt("amount", -i);
                if (i % 3 == 0) {
                    rows.set.cancelRowUpdates();
                } else {
                    rows.set.updateRow();
                }
                rows.set.rowUpdated();
            }
        }
    }

    private static void refresh(Desk desk) throws SQLException {
        try (Rows rows = updatable(desk)) {
            for (int i = 0; rows.next(); i++) {
                for (int again = 0; again < i % 4; again++) {
                    rows.set.refreshRow();
                }
                rows.text(2);
                rows.set.refreshRow();
            }
        }
    }

    private static void delete(Desk desk) throws SQLException {
        try (Rows rows = updatable(desk)) {
            int deleted = 0;
            for (int i = 0; rows.next(); i++) {
                rows.text(2);
                if (i % 4 == 0) {
                    rows.set.deleteRow();
                    deleted++;
                }
            }
            Desk.must(deleted > 3, "deleted");
        }
        desk.all().rest(1);
    }

    private static void largeUpdate(Desk desk) throws SQLException {
        try (Statement statement = desk.connection.createStatement()) {
            Desk.must(statement.executeLargeUpdate("update person set amount = 5 where id < 4") == 4, "four");
            desk.books.writes++;
        }
        try (PreparedStatement statement = desk.connection.prepareStatement("update person set amount = ?")) {
            statement.setInt(1, 9);
            Desk.must(statement.executeLargeUpdate() == Desk.PERSONS, "all");
            desk.books.writes++;
        }
    }

    private static void largeBatch(Desk desk) throws SQLException {
        try (PreparedStatement statement =
                desk.connection.prepareStatement("update person set amount = ? where id = ?")) {
            for (int i = 0; i < 5; i++) {
                statement.setInt(1, i);
                statement.setInt(2, i);
                statement.addBatch();
            }
            Desk.must(statement.executeLargeBatch().length == 5, "five");
            desk.books.writes++;
        }
    }

    private static void keysOfABatch(Desk desk) throws SQLException {
        desk.write("create table numbered(id int generated by default as identity primary key,"
                + " person_name varchar(40), phone varchar(20))");
        try (PreparedStatement statement = desk.connection.prepareStatement(
                "insert into numbered(person_name, phone) values(?, ?)",
                desk.store.kind.equals("postgresql") ? new String[] {"id", "phone"} : new String[] {"ID", "PHONE"})) {
            for (int i = 0; i < 5; i++) {
                statement.setString(1, "n" + i);
                statement.setString(2, "1380000" + i);
                statement.addBatch();
            }
            statement.executeBatch();
            desk.books.writes++;
            try (Rows rows = desk.rows(statement.getGeneratedKeys(), "id", "phone")) {
                while (rows.next()) {
                    rows.saw(1, rows.set.getInt(1));
                    rows.text("phone", 2);
                }
            }
        }
    }

    private static void noKeys(Desk desk) throws SQLException {
        try (Statement statement = desk.connection.createStatement()) {
            statement.executeUpdate("update person set amount = 1", Statement.RETURN_GENERATED_KEYS);
            desk.books.writes++;
            ResultSet keys = statement.getGeneratedKeys();
            try (Rows rows = desk.rows(keys, Desk.LABELS)) {
                while (rows.next()) {
                    rows.saw(1, rows.set.getInt(1));
                }
            }
        }
    }
}
