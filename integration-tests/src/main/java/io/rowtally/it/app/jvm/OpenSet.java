package io.rowtally.it.app.jvm;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A result set on its way through threads, with what its readers have to know of it. */
final class OpenSet {
    final boolean racing;
    private final Register register;
    private final Connection connection;
    private final PreparedStatement statement;
    private final ResultSet set;
    private int row;

    OpenSet(Register register, Connection connection, int persons, boolean racing) throws SQLException {
        this.register = register;
        this.connection = connection;
        this.racing = racing;
        this.statement = register.prepare(connection);
        this.set = register.execute(statement, persons);
    }

    /** Reads some rows; false at the end of the set. */
    boolean read(int rows) throws SQLException {
        for (int i = 0; i < rows; i++) {
            if (racing ? !readUnchecked() : !register.step(set, ++row)) {
                return false;
            }
        }
        return true;
    }

    /** Who gets a set through a plain field cannot rely on what stands in it. */
    private boolean readUnchecked() throws SQLException {
        return set.next() && set.getString("person_name") != null;
    }

    Connection close() throws SQLException {
        set.close();
        statement.close();
        return connection;
    }
}
