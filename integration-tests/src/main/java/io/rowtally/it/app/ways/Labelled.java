package io.rowtally.it.app.ways;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Columns by their labels, in any number and spelling. */
final class Labelled {
    private static final int[] WIDTHS = {60, 61, 62, 63, 64, 65, 70, 127, 128, 129, 1000};

    private Labelled() {}

    static void ways(Map<String, Way> all) {
        for (int width : WIDTHS) {
            all.put("columns_" + width, desk -> wide(desk, width));
        }
        all.put("columns_1500", desk -> wide(desk, 1500));
        all.put("labels_twice", Labelled::twice);
        all.put("labels_in_other_case", Labelled::otherCase);
        all.put("labels_quoted", Labelled::quoted);
        all.put("labels_not_there", Labelled::notThere);
        all.put("labels_with_blanks_and_han", Labelled::blanksAndHan);
        all.put("columns_not_there", Labelled::columnsNotThere);
        all.put("columns_found_only", Labelled::foundOnly);
    }

    /** The last column is a name, the 64th or the one before it a phone; by index, by label, both, and all. */
    private static void wide(Desk desk, int width) throws SQLException {
        int phone = Math.min(64, width - 1);
        String[] labels = new String[width];
        StringBuilder sql = new StringBuilder("select ");
        for (int i = 1; i <= width; i++) {
            labels[i - 1] = i == width ? "person_name" : i == phone ? "phone" : "c" + i;
            sql.append(i == 1 ? "" : ", ").append(i == width || i == phone ? labels[i - 1] : "amount as c" + i);
        }
        sql.append(" from person order by id");
        try (Statement statement = desk.connection.createStatement();
                Rows rows = desk.query(statement, sql.toString(), labels)) {
            for (int row = 0; rows.next(); row++) {
                switch (row % 5) {
                    case 0:
                        rows.text(width);
                        break;
                    case 1:
                        rows.text("person_name", width);
                        rows.text("PHONE", phone);
                        break;
                    case 2:
                        rows.text(phone);
                        rows.text("c1", 1);
                        break;
                    case 3:
                        all(rows, labels);
                        break;
                    default:
                        break;
                }
            }
        }
    }

    private static void all(Rows rows, String[] labels) throws SQLException {
        for (int i = labels.length; i > 0; i--) {
            if (i % 2 == 0) {
                rows.text(i);
            } else {
                rows.text(labels[i - 1], i);
            }
        }
    }

    /** A label that two columns have is the first one's. */
    private static void twice(Desk desk) throws SQLException {
        String sql =
                "select a.phone, b.phone, b.person_name from person a, person b where b.id = a.id + 1 order by a.id";
        try (Statement statement = desk.connection.createStatement();
                Rows rows = desk.query(statement, sql, "phone", "phone", "person_name")) {
            for (int row = 0; rows.next(); row++) {
                rows.text("phone", 1);
                if (row % 2 == 0) {
                    rows.text(2);
                }
            }
        }
    }

    private static void otherCase(Desk desk) throws SQLException {
        try (Rows rows = desk.all()) {
            for (int row = 0; rows.next(); row++) {
                rows.text(row % 2 == 0 ? "PHONE" : "pHoNe", 3);
                rows.saw(4, rows.set.getInt("AMOUNT"));
                rows.text(row % 2 == 0 ? "Person_Name" : "PERSON_NAME", 2);
            }
        }
    }

    private static void quoted(Desk desk) throws SQLException {
        String sql = "select person_name as \"Person_Name\", phone as \"phone\", amount as \"Two Words\","
                + " id as \"a\"\"b\" from person order by 4";
        try (Statement statement = desk.connection.createStatement();
                Rows rows = desk.query(statement, sql, "person_name", "phone", "two", "b")) {
            while (rows.next()) {
                rows.text("PERSON_NAME", 1);
                rows.text("phone", 2);
                rows.saw(3, rows.set.getInt("Two Words"));
                rows.saw(4, rows.set.getInt("a\"b"));
            }
        }
    }

    private static void blanksAndHan(Desk desk) throws SQLException {
        String sql = "select person_name as \"\u59d3\u540d\", phone as \" phone \" from person order by id";
        try (Statement statement = desk.connection.createStatement();
                Rows rows = desk.query(statement, sql, "person_name", "phone")) {
            while (rows.next()) {
                rows.text("\u59d3\u540d", 1);
                rows.text(" phone ", 2);
            }
        }
    }

    /** The application gets the driver's own exception, and nothing is counted for it. */
    private static void notThere(Desk desk) throws SQLException {
        try (Rows rows = desk.all()) {
            for (int row = 0; rows.next(); row++) {
                ResultSet set = rows.set;
                refused(() -> set.getString("phones"));
                refused(() -> set.getInt("phones"));
                refused(() -> set.getObject("phones"));
                refused(() -> set.getLong(""));
                refused(() -> set.getBoolean("person.phone.x"));
                refused(() -> set.findColumn("phones"));
                if (row % 2 == 0) {
                    rows.text("person_name", 2);
                }
            }
        }
    }

    private static void columnsNotThere(Desk desk) throws SQLException {
        try (Rows rows = desk.all()) {
            ResultSet set = rows.set;
            refused(() -> set.getString(1));
            for (int row = 0; rows.next(); row++) {
                refused(() -> set.getString(0));
                refused(() -> set.getString(5));
                refused(() -> set.getInt(0));
                refused(() -> set.getInt(-1));
                refused(() -> set.getInt(5));
                refused(() -> set.getLong(70));
                refused(() -> set.getDouble(2));
                refused(() -> set.getObject(Integer.MAX_VALUE));
                if (row % 2 == 0) {
                    rows.text(3);
                }
            }
            refused(() -> set.getInt(1));
        }
    }

    private static void foundOnly(Desk desk) throws SQLException {
        try (Rows rows = desk.all()) {
            for (int row = 0; rows.next(); row++) {
                int column = rows.set.findColumn("phone");
                if (row % 2 == 0) {
                    rows.text(column);
                }
            }
        }
    }

    private interface Call {
        Object ask() throws SQLException;
    }

    private static void refused(Call call) {
        Object answer;
        try {
            answer = call.ask();
        } catch (SQLException e) {
            for (StackTraceElement frame : e.getStackTrace()) {
                Desk.must(!frame.getClassName().contains("Rowtally"), "not the driver's own");
            }
            return;
        }
        throw new IllegalStateException("answered " + answer);
    }
}
