package io.rowtally.it.app.jvm;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What was read of one database of synthetic persons, by the reader's own count. Its line is what the agent's lines for
 * that database are held against. Thread-safe.
 */
public final class Register {
    private static final String SELECT = "select x as id, 'n' || x as person_name, case mod(x, 5) when 0 then null"
            + " else '1380000' || x end as phone from system_range(1, ?)";

    final String name;
    private final AtomicLong statements = new AtomicLong();
    private final AtomicLong sets = new AtomicLong();
    private final AtomicLong fetched = new AtomicLong();
    private final AtomicLong names = new AtomicLong();
    private final AtomicLong phones = new AtomicLong();

    public Register(String name) {
        this.name = name;
    }

    /** An H2 database in memory, which is gone with its last connection. */
    public String url() {
        return "jdbc:h2:mem:" + name;
    }

    public PreparedStatement prepare(Connection connection) throws SQLException {
        return connection.prepareStatement(SELECT);
    }

    public ResultSet execute(PreparedStatement statement, int persons) throws SQLException {
        statement.setInt(1, persons);
        ResultSet set = statement.executeQuery();
        statements.incrementAndGet();
        return set;
    }

    /** Reads the first rows of a set of this register and closes it; more are left unread. */
    public void read(ResultSet set, int rows) throws SQLException {
        for (int row = 1; row <= rows && step(set, row); row++) {
            // each step counts
        }
        set.close();
    }

    /**
     * Reads one row more.
     *
     * @param row its number, from 1
     */
    public boolean step(ResultSet set, int row) throws SQLException {
        if (!set.next()) {
            return false;
        }
        fetched.incrementAndGet();
        if (row == 1) {
            sets.incrementAndGet();
        }
        boolean byLabel = row % 2 == 0;
        String name = byLabel ? set.getString("person_name") : set.getString(2);
        if (!name.equals("n" + row)) {
            throw new IllegalStateException("row " + row + " is " + name);
        }
        names.incrementAndGet();
        String phone = byLabel ? set.getString(3) : set.getString("phone");
        if (phone != null) {
            phones.incrementAndGet();
        }
        return true;
    }

    /** Prepares, executes, reads and closes. */
    public void read(Connection connection, int persons, int rows) throws SQLException {
        try (PreparedStatement statement = prepare(connection)) {
            read(execute(statement, persons), rows);
        }
    }

    /** A set of which two rows were fetched and their names read, and which nobody looks at again. */
    void forgotten() {
        statements.incrementAndGet();
        sets.incrementAndGet();
        fetched.addAndGet(2);
        names.addAndGet(2);
    }

    /** One line for the test. */
    public void print() {
        System.out.println("READ " + name + " statements=" + statements + " result_sets=" + sets + " fetched=" + fetched
                + " names=" + names + " phones=" + phones);
    }
}
