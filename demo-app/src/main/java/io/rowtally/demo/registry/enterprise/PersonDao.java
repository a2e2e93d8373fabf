package io.rowtally.demo.registry.enterprise;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Reads the persons in three tables: legal representatives, shareholders, contacts. Thread-safe. */
final class PersonDao {

    private static final String BY_NAME =
            "SELECT /* SCH-03 */ 'L' AS js, qyid, fddbr_xm AS xm, sfzh, lxdh FROM qy_fddbr WHERE fddbr_xm LIKE ?"
                    + " UNION ALL SELECT 'S', qyid, gudong_xingming, shenfenzheng_haoma, shouji FROM qy_gudong"
                    + " WHERE gudong_xingming LIKE ?"
                    + " UNION ALL SELECT 'C', enterprise_id, full_name, id_card_no, contact_phone"
                    + " FROM ent_staff_contact WHERE full_name LIKE ? ORDER BY 1, 2";
    private static final String SHAREHOLDERS = "SELECT /* DTL-02 */ gdid, gudong_xingming, shenfenzheng_haoma, shouji,"
            + " rjcze, czbl, c07 FROM qy_gudong WHERE qyid = ? ORDER BY gdid";
    private static final String CONTACTS =
            "SELECT /* DTL-03 */ * FROM ent_staff_contact WHERE enterprise_id = ? ORDER BY contact_id";

    private final DataSource dataSource;

    PersonDao(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Persons whose name begins so; identity numbers come masked. */
    Listing<Map<String, String>> byName(String beginning, int size) throws SQLException {
        Listing<Map<String, String>> listing = new Listing<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(BY_NAME)) {
            for (int i = 1; i <= 3; i++) {
                statement.setString(i, beginning + "%");
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (!listing.more && rows.next()) {
                    if (listing.lines.size() == size) {
                        listing.more = true;
                    } else {
                        Map<String, String> person = RowMap.of(rows, "js", "qyid", "xm", "sfzh", "lxdh");
                        person.computeIfPresent("sfzh", (label, number) -> mask(number));
                        listing.lines.add(person);
                    }
                }
            }
        }
        return listing;
    }

    private static String mask(String number) {
        return number.substring(0, 4) + "**********" + number.substring(14);
    }

    List<Map<String, String>> shareholders(long enterprise, boolean full) throws SQLException {
        return full
                ? all(SHAREHOLDERS, enterprise, "gudong_xingming", "shenfenzheng_haoma", "shouji", "rjcze", "czbl")
                : all(SHAREHOLDERS, enterprise, "gudong_xingming", "rjcze", "czbl");
    }

    List<Map<String, String>> contacts(long enterprise, boolean full) throws SQLException {
        return full
                ? all(
                        CONTACTS,
                        enterprise,
                        "contact_id",
                        "full_name",
                        "contact_phone",
                        "email",
                        "id_card_no",
                        "birth_date",
                        "gender",
                        "home_address")
                : all(CONTACTS, enterprise, "contact_id", "full_name", "contact_phone", "email");
    }

    private List<Map<String, String>> all(String sql, long enterprise, String... labels) throws SQLException {
        List<Map<String, String>> all = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, enterprise);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(RowMap.of(rows, labels));
                }
            }
        }
        return all;
    }
}
