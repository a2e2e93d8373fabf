package io.rowtally.it.app.web.boot;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Tables of 50 synthetic persons, and the users with their passwords. Thread-safe. */
@Component
class Persons {
    private static final int PERSONS = 50;
    private static final String[] TABLES = {
        "open",
        "form",
        "basic",
        "remembered",
        "leaving",
        "fixed",
        "idle",
        "switched",
        "token",
        "gateway",
        "async_li",
        "async_lin",
        "left_li",
        "left_lin",
        "chen",
        "lin"
    };
    private static final String[] USERS = {"li", "lin", "chen", "wang", "zhao", "zhou", "wu", "sun", "deputy"};

    private final JdbcTemplate jdbc;

    Persons(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        for (String table : TABLES) {
            jdbc.execute("create table person_" + table
                    + "(id int primary key, person_name varchar(40), phone varchar(20))");
            jdbc.execute("insert into person_" + table + " select x, 'n' || x, '1380000' || x from system_range(1, "
                    + PERSONS + ")");
        }
        jdbc.execute("create table users(username varchar(40) primary key, password varchar(40), enabled boolean)");
        jdbc.execute("create table authorities(username varchar(40), authority varchar(40))");
        for (String user : USERS) {
            jdbc.update("insert into users values(?, ?, true)", user, "{noop}secret-" + user);
            jdbc.update("insert into authorities values(?, 'ROLE_CLERK')", user);
        }
    }

    /** Reads names and phones of the first persons of a table; returns how many. */
    int read(String table, int rows) {
        return jdbc.query(
                        "select id, person_name, phone from " + table + " order by id limit ?",
                        (set, row) -> set.getString("person_name") + set.getString(3),
                        rows)
                .size();
    }
}
