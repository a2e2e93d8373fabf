package io.rowtally.it.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** Tables with the same twelve columns by type and length, as registers have them. Everybody in them is synthetic. */
enum Table {
    /** Each row is a person, whom three of its columns identify. */
    PERSON("person_name", "id_card_no", "phone", "email", "address", "gender", "birth_date"),
    /** Personal data, of which nothing says by itself whose it is. */
    REGISTRATION("person_name", "file_no", "office", "remark", "address", "gender", "entry_date");

    private static final int TEXTS = 7;

    private final String[] texts;

    Table(String... texts) {
        this.texts = texts;
    }

    String tableName() {
        return name().toLowerCase(Locale.ROOT);
    }

    String[] labels() {
        String[] labels = new String[TEXTS + 5];
        labels[0] = "id";
        System.arraycopy(texts, 0, labels, 1, TEXTS);
        labels[8] = "company_id";
        labels[9] = "post_title";
        labels[10] = "shares";
        labels[11] = "updated_at";
        return labels;
    }

    /** Makes the table anew, with keys from 0. */
    void fill(Connection connection, int rows) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + tableName());
            statement.execute("CREATE TABLE " + tableName()
                    + String.format(
                            Locale.ROOT,
                            " (%s INT PRIMARY KEY, %s VARCHAR(60), %s VARCHAR(20), %s VARCHAR(20), %s VARCHAR(60),"
                                    + " %s VARCHAR(120), %s VARCHAR(2), %s VARCHAR(10), %s BIGINT, %s VARCHAR(40), %s INT, %s BIGINT)",
                            (Object[]) labels()));
        }
        String insert = "INSERT INTO " + tableName() + " VALUES (?,?,?,?,?,?,?,?,?,?,?,?)";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (int i = 0; i < rows; i++) {
                statement.setInt(1, i);
                for (int column = 0; column < TEXTS; column++) {
                    statement.setString(column + 2, text(column, i));
                }
                statement.setLong(9, i / 4);
                statement.setString(10, "clerk " + i % 40);
                statement.setInt(11, i % 100);
                statement.setLong(12, 1_700_000_000_000L + i);
                statement.addBatch();
                if (i % 1000 == 999) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
        }
    }

    /** As long as the real ones are. */
    private String text(int column, int row) {
        boolean person = this == PERSON;
        switch (column) {
            case 0:
                return "person " + row;
            case 1:
                return String.format(Locale.ROOT, person ? "0000001990%08d" : "F 2024 file %06d", row);
            case 2:
                return String.format(Locale.ROOT, person ? "000%08d" : "room %06d", row);
            case 3:
                return person ? "p" + row + "@example.org" : "nothing to remark " + row % 4;
            case 4:
                return row + " Long Street";
            case 5:
                return "F";
            default:
                return "1990-01-01";
        }
    }
}
