package io.rowtally.it.app.ways;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Map;

/** What a driver reads for itself, and descriptions of the database: nobody has read a row for it. */
final class OwnReading {
    private OwnReading() {}

    static void ways(Map<String, Way> all) {
        all.put("own_description_of_the_database", OwnReading::database);
        all.put("own_description_of_columns", OwnReading::columns);
        all.put("own_description_of_parameters", OwnReading::parameters);
        all.put("own_questions_of_a_connection", OwnReading::connection);
        all.put("own_types", OwnReading::types);
        all.put("own_reading_between_rows", OwnReading::betweenRows);
    }

    /** Every listing there is, read to its end. */
    private static void database(Desk desk) throws Exception {
        if (desk.store.pooled) {
            throw new SQLFeatureNotSupportedException("HikariCP gives a connection up whose driver lacks a listing");
        }
        DatabaseMetaData metaData = desk.connection.getMetaData();
        int read = 0;
        for (Method method : DatabaseMetaData.class.getMethods()) {
            Object[] arguments = arguments(method);
            try {
                Object answer = method.invoke(metaData, arguments);
                if (answer instanceof ResultSet) {
                    read += read((ResultSet) answer);
                }
            } catch (InvocationTargetException e) {
                // not every database has every listing
            }
        }
        Desk.must(read > 50, "read " + read);
        desk.all().close();
    }

    private static Object[] arguments(Method method) {
        Class<?>[] types = method.getParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            if (types[i] == int.class) {
                arguments[i] = 1;
            } else if (types[i] == boolean.class) {
                arguments[i] = true;
            } else if (types[i] == String.class && i == types.length - 1) {
                arguments[i] = "%";
            } else if (types[i] == Class.class) {
                arguments[i] = Connection.class;
            }
        }
        return arguments;
    }

    private static int read(ResultSet set) throws SQLException {
        int read = 0;
        int columns = set.getMetaData().getColumnCount();
        while (set.next()) {
            for (int i = 1; i <= columns; i++) {
                set.getString(i);
            }
            read++;
        }
        set.close();
        return read;
    }

    private static void columns(Desk desk) throws Exception {
        try (Rows rows = desk.all()) {
            ask(rows.set.getMetaData());
            for (int i = 0; i < 3; i++) {
                rows.next();
                rows.text(2);
                ask(rows.set.getMetaData());
            }
        }
        try (PreparedStatement statement = desk.connection.prepareStatement(Desk.ALL)) {
            ask(statement.getMetaData());
        }
    }

    private static void ask(ResultSetMetaData metaData) throws Exception {
        for (Method method : ResultSetMetaData.class.getMethods()) {
            for (int i = 1;
                    i <= 4 && method.getParameterCount() == 1 && method.getParameterTypes()[0] == int.class;
                    i++) {
                try {
                    method.invoke(metaData, i);
                } catch (InvocationTargetException e) {
                    // not every driver answers everything
                }
            }
        }
    }

    private static void parameters(Desk desk) throws Exception {
        try (PreparedStatement statement =
                desk.connection.prepareStatement("select phone from person where id = ? and person_name <> ?")) {
            for (int i = 0; i < 8; i++) {
                ParameterMetaData metaData = statement.getParameterMetaData();
                for (int p = 1; p <= metaData.getParameterCount(); p++) {
                    metaData.getParameterTypeName(p);
                    metaData.getParameterClassName(p);
                }
                statement.setInt(1, i);
                statement.setString(2, "x");
                ResultSet set = statement.executeQuery();
                desk.books.statements++;
                try (Rows rows = desk.rows(set, "phone")) {
                    rows.rest(1);
                }
            }
        }
    }

    private static void connection(Desk desk) throws Exception {
        Connection connection = desk.connection;
        connection.setAutoCommit(false);
        for (Method method : Connection.class.getMethods()) {
            boolean asks = method.getParameterCount() == 0
                    && (method.getName().startsWith("get") || method.getName().startsWith("is"));
            if (asks) {
                try {
                    method.invoke(connection);
                } catch (InvocationTargetException e) {
                    // not every driver answers everything
                }
            }
        }
        Desk.must(connection.isValid(5), "valid");
        connection.rollback();
        connection.setTransactionIsolation(connection.getTransactionIsolation());
        connection.commit();
        connection.nativeSQL("select 1");
        connection.rollback(connection.setSavepoint());
        connection.rollback();
        desk.all().close();
    }

    /** Types that the driver has not met: it asks the server what they are. */
    private static void types(Desk desk) throws Exception {
        desk.only("postgresql");
        desk.write("create type mood as enum ('calm', 'busy')");
        desk.write("create type place as (street varchar, town varchar)");
        desk.write("create domain number as int");
        String sql = "select cast('calm' as mood) as m, cast(row('s', 't') as place) as p, cast(7 as number) as n,"
                + " array[cast('busy' as mood)] as ms, int4range(1, 5) as r, point(1, 2) as pt, phone from person";
        try (Statement statement = desk.connection.createStatement();
                Rows rows = desk.query(statement, sql, "m", "p", "n", "ms", "r", "pt", "phone")) {
            while (rows.next()) {
                for (int i = 1; i <= 7; i++) {
                    rows.saw(i, rows.set.getObject(i));
                }
                ((Array) rows.set.getObject(4)).getArray();
            }
        }
        desk.connection.createArrayOf("mood", new Object[] {"calm"});
        desk.connection.getTypeMap();
    }

    private static void betweenRows(Desk desk) throws Exception {
        try (Rows rows = desk.all()) {
            while (rows.next()) {
                rows.text(2);
                desk.connection.getMetaData().getDatabaseProductVersion();
                read(desk.connection.getMetaData().getTableTypes());
                read(desk.connection.getMetaData().getSchemas());
                desk.connection.isValid(5);
                rows.text(3);
            }
        }
    }
}
