package io.rowtally.bench;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads the twelve columns of a row, as an application would; gives something that depends on all. */
public final class Reading {
    /** Public, since the driver lies in a loader of its own. */
    public static final String[] LABELS = {
        "id",
        "person_name",
        "id_card_no",
        "phone",
        "email",
        "address",
        "gender",
        "birth_date",
        "company_id",
        "post_title",
        "shares",
        "updated_at"
    };

    private Reading() {}

    static long byIndex(ResultSet row) throws SQLException {
        long sum = row.getInt(1);
        for (int column = 2; column <= 8; column++) {
            sum += row.getString(column).length();
        }
        return sum + row.getLong(9) + row.getString(10).length() + row.getInt(11) + row.getLong(12);
    }

    static long byLabel(ResultSet row) throws SQLException {
        long sum = row.getInt("id");
        sum += row.getString("person_name").length();
        sum += row.getString("id_card_no").length();
        sum += row.getString("phone").length();
        sum += row.getString("email").length();
        sum += row.getString("address").length();
        sum += row.getString("gender").length();
        sum += row.getString("birth_date").length();
        sum += row.getLong("company_id");
        sum += row.getString("post_title").length();
        sum += row.getInt("shares");
        return sum + row.getLong("updated_at");
    }
}
