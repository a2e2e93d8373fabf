package io.rowtally.it.app.jvm;

import io.rowtally.it.app.Awaited;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;

/**
 * Reads patients, of whom only some have a number, in several ways by which a name and a birth date are handed out, once the agent knows
 * which columns those are.
 */
public final class ReadNamed {
    private static final int PATIENTS = 350;
    private static final String PARTS = "select last_name, first_name, birth_date from patient";
    private static final String ALL = "select person_name, birth_date, id_card_no from patient_card";
    private static final String[] FIRST = {PARTS, ALL};

    private ReadNamed() {}

    /** @param arguments the agent's log, and perhaps a word for which it stays until it is killed */
    public static void main(String[] arguments) throws Exception {
        Path log = Paths.get(arguments[0]);
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:named", "sa", "");
                Statement statement = connection.createStatement()) {
            fill(statement);
            statement.execute("SET @app_user = 'nobody'");
            for (String text : FIRST) {
                read(statement, text, 0);
            }
            Awaited.condition(() -> isTagged(log, "patient") && isTagged(log, "patient_card"));
            statement.execute("SET @app_user = 'clerk1'");
            read(statement, PARTS, PATIENTS);
            statement.execute("SET @app_user = 'clerk2'");
            read(statement, PARTS, 100);
            read(statement, ALL, PATIENTS);
            if (arguments.length > 1) {
                Awaited.theEnd();
            }
        }
    }

    private static void fill(Statement statement) throws SQLException {
        statement.execute("create table patient as select x as id, concat('Ann', mod(x, 50)) as first_name,"
                + " concat('Miller', mod(x, 7)) as last_name, dateadd(day, x / 3, date '1950-02-20') as birth_date"
                + " from system_range(1, " + PATIENTS + ")");
        statement.execute(
                "create table patient_card as select concat(upper(last_name), ', ', first_name) as person_name,"
                        + " formatdatetime(birth_date, 'yyyy-MM-dd') as birth_date,"
                        + " case when mod(id, 5) = 0 then concat('11010119800101', 1000 + id) end as id_card_no from patient");
    }

    private static boolean isTagged(Path log, String table) throws Exception {
        if (!Files.exists(log)) {
            return false;
        }
        for (String line : new String(Files.readAllBytes(log), StandardCharsets.UTF_8).split("\n")) {
            if (line.contains("\"BIRTH_DATE\"")
                    && line.contains("\"column-tagged\"")
                    && line.contains("\"" + table + "\"")) {
                return true;
            }
        }
        return false;
    }

    private static void read(Statement statement, String text, int rows) throws SQLException {
        try (ResultSet row = statement.executeQuery(text)) {
            // what is left of the rows is not reached
            for (int i = 0; row.next() && i < rows; i++) {
                if (text.equals(PARTS) && i % 2 == 0) {
                    row.getDate(3);
                } else if (text.equals(PARTS)) {
                    row.getObject("BIRTH_DATE", LocalDate.class);
                } else {
                    row.getString(2);
                    row.getString(3);
                }
                row.getString(1);
                if (text.equals(PARTS)) {
                    row.getString(2);
                }
            }
        }
    }
}
