package io.rowtally.it.bench;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads the twelve columns of the current row, as an application would; by label of {@link Table#REGISTRATION}. */
enum Row {
    BY_INDEX {
        @Override
        long read(ResultSet row) throws SQLException {
            long sum = row.getInt(1);
            sum += length(row.getString(2));
            sum += length(row.getString(3));
            sum += length(row.getString(4));
            sum += length(row.getString(5));
            sum += length(row.getString(6));
            sum += length(row.getString(7));
            sum += length(row.getString(8));
            sum += row.getLong(9);
            sum += length(row.getString(10));
            sum += row.getInt(11);
            return sum + row.getLong(12);
        }
    },
    BY_LABEL {
        @Override
        long read(ResultSet row) throws SQLException {
            long sum = row.getInt("id");
            sum += length(row.getString("person_name"));
            sum += length(row.getString("file_no"));
            sum += length(row.getString("office"));
            sum += length(row.getString("remark"));
            sum += length(row.getString("address"));
            sum += length(row.getString("gender"));
            sum += length(row.getString("entry_date"));
            sum += row.getLong("company_id");
            sum += length(row.getString("post_title"));
            sum += row.getInt("shares");
            return sum + row.getLong("updated_at");
        }
    };

    /** Something that depends on every column, so that no read can be left out. */
    abstract long read(ResultSet row) throws SQLException;

    private static int length(String text) {
        return text.length();
    }
}
