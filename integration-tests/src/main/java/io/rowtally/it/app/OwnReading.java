package io.rowtally.it.app;

import io.rowtally.it.app.own.PersonsResultSet;
import java.sql.SQLException;

/** Reads one set that moves and reads by itself, and prints what the application has read. */
public final class OwnReading {
    private static final int PERSONS = 1_000;
    private static final String[] LABELS = {"id", "person_name", "phone"};

    private OwnReading() {}

    /** @param arguments the name of the way */
    public static void main(String[] arguments) throws SQLException {
        Expected expected = new Expected();
        read(arguments[0], expected);
        System.out.println(expected.line("none"));
    }

    private static void read(String way, Expected expected) throws SQLException {
        switch (way) {
            case "isLast":
                looking(new Reader(expected, new PersonsResultSet.SqlServer(PERSONS), LABELS));
                break;
            case "relative":
                stepping(new Reader(expected, new PersonsResultSet.Oracle(PERSONS), LABELS));
                break;
            case "super":
                all(new Reader(expected, new PersonsResultSet.Updatable(PERSONS), LABELS));
                break;
            case "refresh":
                refreshing(new Reader(expected, new PersonsResultSet.Refreshing(PERSONS), LABELS));
                break;
            case "null":
                objects(new Reader(expected, new PersonsResultSet(PERSONS), LABELS));
                break;
            default:
                throw new IllegalArgumentException(way);
        }
    }

    private static void all(Reader reader) throws SQLException {
        while (reader.next()) {
            reader.integer(1);
            reader.string(2);
        }
        reader.close();
    }

    private static void looking(Reader reader) throws SQLException {
        for (boolean last = false; !last && reader.next(); ) {
            reader.string(2);
            last = reader.set.isLast();
        }
        reader.close();
    }

    private static void stepping(Reader reader) throws SQLException {
        reader.next();
        reader.string(2);
        while (reader.moved(reader.set.relative(10))) {
            reader.string(2);
            reader.set.relative(0);
        }
        reader.moved(reader.set.relative(-20));
        reader.string(2);
        reader.close();
    }

    private static void refreshing(Reader reader) throws SQLException {
        while (reader.next()) {
            reader.integer(1);
            reader.set.refreshRow();
        }
        reader.close();
    }

    private static void objects(Reader reader) throws SQLException {
        while (reader.next()) {
            reader.object(3);
        }
        reader.close();
    }
}
