package io.rowtally.demo.registry.enterprise;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;

/**
 * The largest shareholders of a district. Written the way the register's first vendor wrote everything, with the values
 * in the SQL text: the amount is a number and the district's code has been looked up, so nothing foreign gets in; but
 * the database sees another statement each time. Thread-safe.
 */
final class ShareholderDao {

    private final DataSource dataSource;

    ShareholderDao(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Shareholders of at least that amount, the largest first; the district's code must be one of the register's. */
    Listing<Map<String, Object>> largest(long amount, String knownDistrict, int size) throws SQLException {
        String sql = "SELECT /* SHR-01 */ e.qymc, g.gudong_xingming, g.shenfenzheng_haoma, g.rjcze"
                + " FROM qy_gudong g JOIN qy_jbxx e ON e.qyid = g.qyid"
                + " WHERE g.rjcze >= " + amount + " AND e.xzqh_dm = '" + knownDistrict + "'"
                + " ORDER BY g.rjcze DESC, g.gdid";
        Listing<Map<String, Object>> listing = new Listing<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (!listing.more && rows.next()) {
                if (listing.lines.size() == size) {
                    listing.more = true;
                } else {
                    Map<String, Object> line = new LinkedHashMap<>();
                    line.put("qymc", rows.getObject(1));
                    line.put("gudong_xingming", rows.getObject(2));
                    line.put("rjcze", rows.getObject(4));
                    listing.lines.add(line);
                }
            }
        }
        return listing;
    }
}
