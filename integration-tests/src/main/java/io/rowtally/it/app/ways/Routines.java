package io.rowtally.it.app.ways;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What databases in Java call as their own procedures and functions: what these read is the database's work. */
public final class Routines {
    private Routines() {}

    /** Derby's: two sets. */
    public static void two(ResultSet[] first, ResultSet[] second) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:default:connection");
        first[0] = connection.createStatement().executeQuery(Desk.ALL);
        second[0] = connection.createStatement().executeQuery(Desk.ALL.replace("by id", "by id desc"));
    }

    /** Derby's: a person's name and phone. */
    public static void person(int id, String[] name, String[] phone) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:default:connection");
                Statement statement = connection.createStatement();
                ResultSet set = statement.executeQuery("select person_name, phone from person where id = " + id)) {
            set.next();
            name[0] = set.getString(1);
            phone[0] = set.getString(2);
        }
    }

    /** H2's: a person's name. */
    public static String name(Connection connection, int id) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet set = statement.executeQuery("select person_name from person where id = " + id)) {
            set.next();
            return set.getString(1);
        }
    }
}
