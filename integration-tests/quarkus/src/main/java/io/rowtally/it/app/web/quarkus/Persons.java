package io.rowtally.it.app.web.quarkus;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Tables of 50 synthetic persons, and one of accounts. Thread-safe. */
@ApplicationScoped
public class Persons {
    private static final int PERSONS = 50;
    private static final String[] TABLES = {"open", "li", "lin", "chen", "wang", "left_li", "left_lin"};
    private static final String[] ACCOUNTS = {"li", "lin", "chen", "wang"};

    @Inject
    AgroalDataSource pool;

    void make(@Observes StartupEvent started) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute("create table person_" + table
                        + "(id int primary key, person_name varchar(40), phone varchar(20))");
                statement.execute("insert into person_" + table
                        + " select x, 'n' || x, '1380000' || x from system_range(1, " + PERSONS + ")");
            }
            statement.execute("create table account(person_name varchar(40), password varchar(40), role varchar(40))");
            for (String account : ACCOUNTS) {
                statement.execute("insert into account values('" + account + "', 'secret-" + account + "', 'clerk')");
            }
        }
    }

    /** Reads names and phones of the first persons of a table; says how many. */
    String read(String table, int rows) {
        int read = 0;
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select id, person_name, phone from " + table + " order by id limit ?")) {
            statement.setInt(1, rows);
            try (ResultSet set = statement.executeQuery()) {
                while (set.next()) {
                    set.getString("person_name");
                    set.getString(3);
                    read++;
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return "rows " + read;
    }
}
