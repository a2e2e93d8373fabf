package io.rowtally.it.app;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Reads through a driver of SQL Server's in several ways, and prints what it has read. */
public final class SqlServerReading {
    private static final String ALL = "select id, person_name, phone from person";
    private static final String[] LABELS = {"id", "person_name", "phone"};

    private interface Way {
        void read(Reader reader) throws SQLException;
    }

    private SqlServerReading() {}

    /** @param arguments the URL, and what ways to read in */
    public static void main(String[] arguments) throws SQLException {
        Expected expected = new Expected();
        try (Connection connection = DriverManager.getConnection(arguments[0], "sa", "synthetic")) {
            for (int i = 1; i < arguments.length; i++) {
                Way way = way(arguments[i]);
                try (Statement statement = connection.createStatement();
                        Reader reader = new Reader(expected, statement.executeQuery(ALL), LABELS)) {
                    expected.statements++;
                    way.read(reader);
                }
            }
        }
        System.out.println(expected.line("registry"));
        // a driver's timers may keep threads
        System.exit(0);
    }

    private static Way way(String name) {
        switch (name) {
            case "few":
                return SqlServerReading::few;
            case "labels":
                return SqlServerReading::labels;
            case "objects":
                return SqlServerReading::objects;
            case "vendors":
                return SqlServerReading::vendors;
            default:
                throw new IllegalArgumentException(name);
        }
    }

    private static void few(Reader reader) throws SQLException {
        for (int i = 0; i < 3 && reader.next(); i++) {
            reader.string(2);
        }
    }

    /** The same column by label and by index. */
    private static void labels(Reader reader) throws SQLException {
        while (reader.next()) {
            reader.integer("id");
            reader.string("person_name");
            reader.string(2);
            reader.string("phone");
        }
    }

    private static void objects(Reader reader) throws SQLException {
        while (reader.next()) {
            reader.object(1);
            reader.object(3);
        }
    }

    /** Microsoft's own getters, which no class here can name. */
    private static void vendors(Reader reader) throws SQLException {
        for (int row = 0; reader.next(); row++) {
            boolean odd = row % 2 > 0;
            reader.saw(1, odd ? own(reader, "getMoney", "id") : own(reader, "getMoney", 1));
            reader.saw(3, odd ? own(reader, "getUniqueIdentifier", "phone") : own(reader, "getUniqueIdentifier", 3));
        }
    }

    private static Object own(Reader reader, String getter, Object column) throws SQLException {
        Class<?> type = column instanceof String ? String.class : int.class;
        try {
            return reader.set.getClass().getMethod(getter, type).invoke(reader.set, column);
        } catch (ReflectiveOperationException e) {
            throw new SQLException(e);
        }
    }
}
