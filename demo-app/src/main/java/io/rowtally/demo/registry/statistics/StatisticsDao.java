package io.rowtally.demo.registry.statistics;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Counts companies and persons in the database. Thread-safe. */
final class StatisticsDao {

    private static final String COMPANIES = "SELECT /* HOM-01 */ COUNT(*) FROM qy_jbxx";
    private static final String BY_DISTRICT =
            "SELECT /* STA-01 */ xzqh_dm, COUNT(*) AS sl, SUM(zczb) AS zczb FROM qy_jbxx GROUP BY xzqh_dm ORDER BY xzqh_dm";
    private static final String BY_TYPE =
            "SELECT /* STA-02 */ qylx, COUNT(*) AS sl, SUM(zczb) AS zczb FROM qy_jbxx GROUP BY qylx ORDER BY qylx";
    private static final String PERSONS = "SELECT /* STA-03 */ 'L' AS js, COUNT(*) AS sl FROM qy_fddbr"
            + " UNION ALL SELECT 'S', COUNT(*) FROM qy_gudong UNION ALL SELECT 'C', COUNT(*) FROM ent_staff_contact";

    private final DataSource dataSource;

    StatisticsDao(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    long companies() throws SQLException {
        return read(COMPANIES, rows -> rows.getLong(1)).get(0);
    }

    List<Count> byDistrict() throws SQLException {
        return read(BY_DISTRICT, rows -> new Count(rows.getString(1), rows.getLong("sl"), rows.getBigDecimal("zczb")));
    }

    List<Count> byType() throws SQLException {
        return read(BY_TYPE, rows -> new Count(rows.getString(1), rows.getLong("sl"), rows.getBigDecimal("zczb")));
    }

    List<Count> persons() throws SQLException {
        return read(PERSONS, rows -> new Count(rows.getString(1), rows.getLong(2), null));
    }

    private <T> List<T> read(String sql, RowReader<T> reader) throws SQLException {
        List<T> counts = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                counts.add(reader.read(rows));
            }
        }
        return counts;
    }

    private interface RowReader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /** How many there are of one kind, with the sum of their capital where that applies. Immutable. */
    static final class Count {
        final String kind;
        final long number;
        final BigDecimal capital;

        Count(String kind, long number, BigDecimal capital) {
            this.kind = kind;
            this.number = number;
            this.capital = capital;
        }
    }
}
