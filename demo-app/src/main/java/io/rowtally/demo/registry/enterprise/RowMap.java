package io.rowtally.demo.registry.enterprise;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The row that a result set stands on as a map of texts, read by label. Stateless; any thread. */
final class RowMap {

    private RowMap() {}

    static Map<String, String> of(ResultSet rows, String... labels) throws SQLException {
        Map<String, String> row = new LinkedHashMap<>();
        for (String label : labels) {
            row.put(label, rows.getString(label));
        }
        return row;
    }
}
