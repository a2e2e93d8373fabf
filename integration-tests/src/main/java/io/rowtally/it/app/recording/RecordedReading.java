package io.rowtally.it.app.recording;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;

/** Reads in all the ways that the driver has, within JDBC 3, and prints what it has read and what the driver was asked. */
public final class RecordedReading {
    private static final String ALL = "select id, person_name, phone from person";
    private static final String NAMES = "select person_name, id from person";

    private int fetched;
    private int names;
    private int phones;

    private RecordedReading() {}

    /**
     * @param arguments {@code strict} where calls that are not the application's must fail, {@code refusing} where the
     *     driver tells nobody its metadata
     */
    public static void main(String[] arguments) throws Exception {
        Set<String> modes = new HashSet<>(Arrays.asList(arguments));
        if (modes.contains("strict")) {
            Calls.onlyForTheApplication();
        }
        if (modes.contains("refusing")) {
            Calls.refuseMetaData();
        }
        DriverManager.registerDriver((Driver) Made.of("TableDriver"));
        RecordedReading reading = new RecordedReading();
        Connection connection = DriverManager.getConnection("jdbc:table:persons", "app", "secret");
        connection.setAutoCommit(false);
        reading.queries(connection);
        reading.prepared(connection);
        reading.scrolled(connection);
        reading.byAnotherThread(connection);
        reading.notTheStatements(connection);
        connection.commit();
        connection.close();
        reading.source((DataSource) Made.of("TableDataSource"));
        System.out.println("READ fetched=" + reading.fetched + " names=" + reading.names + " phones=" + reading.phones);
        Calls.print();
    }

    private void queries(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        ResultSet set = statement.executeQuery(ALL);
        while (set.next()) {
            fetched++;
            set.getInt(1);
            name(set.getString(2));
            phone(set.getString(3));
            set.wasNull();
        }
        set.close();
        set = statement.executeQuery(ALL);
        while (set.next()) {
            fetched++;
            set.getInt("id");
            name(set.getString("person_name"));
            phone(set.getString("PHONE"));
        }
        set.close();
        statement.execute(NAMES);
        set = statement.getResultSet();
        if (!Calls.metaDataRefused()) {
            System.out.println(set.getMetaData().getColumnCount() + " columns");
        }
        while (set.next()) {
            fetched++;
            name((String) set.getObject(1));
        }
        statement.getMoreResults();
        statement.getUpdateCount();
        statement.executeQuery("select phone from person where id = 0").next();
        statement.close();
    }

    private void prepared(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(ALL + " where id = ?");
        for (int id = 0; id < 4; id++) {
            statement.setInt(1, id);
            ResultSet set = statement.executeQuery();
            while (set.next()) {
                fetched++;
                phone(set.getString("phone"));
            }
            set.close();
        }
        statement.close();
    }

    private void scrolled(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        ResultSet set = statement.executeQuery("select phone, person_name from person");
        set.absolute(3);
        name(set.getString(2));
        set.previous();
        phone(set.getString(1));
        set.isLast();
        set.next();
        fetched += 3;
        set.close();
        statement.close();
    }

    private void byAnotherThread(Connection connection) throws Exception {
        Statement statement = connection.createStatement();
        ResultSet set = statement.executeQuery("select person_name from person");
        Thread reader = new Thread("reader") {
            @Override
            public void run() {
                try {
                    while (set.next()) {
                        fetched++;
                        name(set.getString(1));
                    }
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        reader.start();
        reader.join();
        set.close();
        statement.close();
    }

    /** Keys are the application's reading; the listing of tables is nobody's. */
    private void notTheStatements(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        statement.executeUpdate("insert into person values ('person_name9')", Statement.RETURN_GENERATED_KEYS);
        ResultSet keys = statement.getGeneratedKeys();
        while (keys.next()) {
            fetched++;
            keys.getInt(1);
        }
        keys.close();
        statement.close();
        ResultSet tables = connection.getMetaData().getTables(null, null, "%", null);
        while (tables.next()) {
            tables.getString("table_name");
        }
        tables.close();
    }

    private void source(DataSource source) throws SQLException {
        Connection connection = source.getConnection();
        ResultSet set = connection.createStatement().executeQuery("select phone, id from person");
        set.next();
        fetched++;
        phone(set.getString(1));
        set.close();
    }

    private void name(String value) {
        names += value == null ? 0 : 1;
    }

    private void phone(String value) {
        phones += value == null ? 0 : 1;
    }
}
