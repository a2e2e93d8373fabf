package io.rowtally.demo.registry.enterprise;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Reads companies. Paging is done here, not in SQL, as in the days before {@code LIMIT} was everywhere: the whole
 * result is asked for, rows before the page are skipped and one row is looked at beyond it. Thread-safe.
 */
final class EnterpriseDao {

    private static final String COLUMNS = " e.qyid, e.tyshxydm, e.qymc, e.djzt, e.zczb, f.fddbr_xm, f.sfzh, f.lxdh"
            + " FROM qy_jbxx e LEFT JOIN qy_fddbr f ON f.qyid = e.qyid";
    private static final String BY_DISTRICT = "SELECT /* LST-01 */" + COLUMNS + " WHERE e.xzqh_dm = ? ORDER BY e.qyid";
    private static final String BY_NAME = "SELECT /* SCH-01 */" + COLUMNS + " WHERE e.qymc LIKE ? ORDER BY e.qyid";
    private static final String BY_CODE = "SELECT /* SCH-02 */" + COLUMNS + " WHERE e.tyshxydm = ?";
    private static final String DETAIL = "SELECT /* DTL-01 */ e.*, f.fddbr_xm, f.sfzh, f.xb, f.csrq, f.lxdh, f.hjdz"
            + " FROM qy_jbxx e LEFT JOIN qy_fddbr f ON f.qyid = e.qyid WHERE e.qyid = ?";
    private static final String[] SHEET = {
        "qyid", "tyshxydm", "qymc", "qylx", "zczb", "clrq", "xzqh_dm", "zcdz", "jyfw", "djzt", "fddbr_xm", "lxdh"
    };
    private static final String[] FULL_SHEET = {
        "qyid",
        "tyshxydm",
        "qymc",
        "qylx",
        "zczb",
        "clrq",
        "xzqh_dm",
        "zcdz",
        "jyfw",
        "djzt",
        "fddbr_xm",
        "lxdh",
        "sfzh",
        "xb",
        "csrq",
        "hjdz"
    };

    private final DataSource dataSource;

    EnterpriseDao(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Listing<EnterpriseLine> inDistrict(String district, long skip, int size) throws SQLException {
        return read(BY_DISTRICT, district, skip, size);
    }

    Listing<EnterpriseLine> byName(String part, int size) throws SQLException {
        return read(BY_NAME, "%" + part + "%", 0, size);
    }

    Listing<EnterpriseLine> byCode(String creditCode, int size) throws SQLException {
        return read(BY_CODE, creditCode, 0, size);
    }

    private Listing<EnterpriseLine> read(String sql, String parameter, long skip, int size) throws SQLException {
        Listing<EnterpriseLine> listing = new Listing<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                long skipped = 0;
                while (rows.next()) {
                    if (skipped < skip) {
                        skipped++;
                    } else if (listing.lines.size() == size) {
                        listing.more = true;
                        break;
                    } else {
                        listing.lines.add(new EnterpriseLine(
                                rows.getLong(1),
                                rows.getString(2),
                                rows.getString(3),
                                rows.getString(4),
                                rows.getBigDecimal(5),
                                rows.getString(6)));
                    }
                }
            }
        }
        return listing;
    }

    /** The sheet of one company by column name, null where there is none; with the representative's papers if full. */
    Map<String, String> sheet(long id, boolean full) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(DETAIL)) {
            statement.setLong(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? RowMap.of(rows, full ? FULL_SHEET : SHEET) : null;
            }
        }
    }
}
