package io.rowtally.it.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Reads before, during and after the driver's classes are defined anew from their jar, as debuggers and hot-swappers do. */
public final class Redefined {
    private static Instrumentation instrumentation;

    private Redefined() {}

    public static void premain(String argument, Instrumentation given) {
        instrumentation = given;
    }

    public static void main(String[] arguments) throws Exception {
        Expected expected = new Expected();
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:redefined", "sa", "")) {
            Scenarios.fill(connection, expected);
            read(connection, expected, false);
            read(connection, expected, true);
            read(connection, expected, false);
        }
        System.out.println(expected.line("redefined"));
    }

    private static void read(Connection connection, Expected expected, boolean redefine) throws Exception {
        try (Statement statement = connection.createStatement();
                Reader reader = reader(statement, expected)) {
            for (int i = 0; reader.next(); i++) {
                reader.string("person_name");
                if (redefine && i == 10) {
                    redefine("JdbcResultSet", "JdbcStatement", "JdbcPreparedStatement", "JdbcConnection");
                }
                reader.string(2);
            }
        }
    }

    private static Reader reader(Statement statement, Expected expected) throws SQLException {
        expected.statements++;
        String sql = "select person_name, phone from person order by id";
        return new Reader(expected, statement.executeQuery(sql), "person_name", "phone");
    }

    private static void redefine(String... names) throws Exception {
        for (String name : names) {
            Class<?> type = Class.forName("org.h2.jdbc." + name);
            instrumentation.redefineClasses(new ClassDefinition(type, classFile(type)));
        }
    }

    private static byte[] classFile(Class<?> type) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
        }
        return out.toByteArray();
    }
}
