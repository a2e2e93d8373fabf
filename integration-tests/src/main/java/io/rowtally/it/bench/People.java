package io.rowtally.it.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** A table of synthetic persons with twelve columns, as registers have them. */
final class People {
    static final String[] LABELS = {
        "id",
        "person_name",
        "id_card_no",
        "phone",
        "email",
        "address",
        "gender",
        "birth_date",
        "company_id",
        "post_title",
        "shares",
        "updated_at"
    };

    private People() {}

    static void fill(Connection connection, int rows) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS person");
            statement.execute(
                    "CREATE TABLE person (id INT PRIMARY KEY, person_name VARCHAR(60), id_card_no VARCHAR(20),"
                            + " phone VARCHAR(20), email VARCHAR(60), address VARCHAR(120), gender VARCHAR(2),"
                            + " birth_date VARCHAR(10), company_id BIGINT, post_title VARCHAR(40), shares INT,"
                            + " updated_at BIGINT)");
        }
        String insert = "INSERT INTO person VALUES (?,?,?,?,?,?,?,?,?,?,?,?)";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (int i = 0; i < rows; i++) {
                statement.setInt(1, i);
                for (int column = 2; column <= 8; column++) {
                    statement.setString(column, column == 7 ? "F" : LABELS[column - 1].charAt(0) + "-" + i);
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
}
