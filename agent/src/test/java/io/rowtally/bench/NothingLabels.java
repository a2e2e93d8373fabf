package io.rowtally.bench;

import java.sql.ResultSetMetaData;

/** The labels of twelve columns. Abstract here, whole when it is defined. */
public abstract class NothingLabels implements ResultSetMetaData {

    @Override
    public int getColumnCount() {
        return Reading.LABELS.length;
    }

    @Override
    public String getColumnLabel(int column) {
        return Reading.LABELS[column - 1];
    }
}
