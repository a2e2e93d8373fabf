package io.rowtally.demo.registry.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;

/** The districts' names by code, read once when the registry starts and kept. Immutable. */
public final class Districts {

    private static final String SQL = "SELECT /* SYS-05 */ xzqh_dm, xzqh_mc, xzqh_en FROM dm_xzqh ORDER BY xzqh_dm";

    private final Map<String, String> chinese = new LinkedHashMap<>();
    private final Map<String, String> english = new LinkedHashMap<>();

    public Districts(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(SQL);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                chinese.put(rows.getString(1), rows.getString(2));
                english.put(rows.getString(1), rows.getString(3));
            }
        }
    }

    /** Names by code, in the order of the codes. */
    public Map<String, String> names(boolean inEnglish) {
        return Collections.unmodifiableMap(inEnglish ? english : chinese);
    }
}
