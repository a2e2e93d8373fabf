package io.rowtally.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;

/** A connection with one statement, whatever is prepared. Abstract here, whole when it is defined. */
public abstract class NothingConnection implements Connection {
    private final PreparedStatement query;

    public NothingConnection(PreparedStatement query) {
        this.query = query;
    }

    @Override
    public PreparedStatement prepareStatement(String sql) {
        return query;
    }
}
