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
            case "vendors":
                PersonsResultSet.Vendors set = new PersonsResultSet.Vendors(PERSONS);
                vendors(new Reader(expected, set, LABELS), set);
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

    /** Of three rows one by number, one by label, one not; and every other phone. */
    private static void vendors(Reader reader, PersonsResultSet.Vendors set) throws SQLException {
        for (int row = 1; reader.next(); row++) {
            set.getColumnOID(2);
            set.getColumnName(2);
            if (row % 3 > 0) {
                reader.saw(2, row % 3 == 1 ? set.getCHAR(2) : set.getCHAR("person_name"));
            }
            reader.saw(3, set.getNUMBER(3));
        }
        reader.close();
    }
}
