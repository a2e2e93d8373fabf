package io.rowtally.it.app.ways;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;

/** One value after another through each getter: as text, as number, as stream, as object, every fifth null. */
final class Typed {
    private static final String[] COLUMN = {"phone"};

    private Typed() {}

    static void ways(Map<String, Way> all) {
        for (Map.Entry<String, Getters.Getter> getter : Getters.all().entrySet()) {
            all.put("value_" + getter.getKey().toLowerCase(Locale.ROOT), desk -> read(desk, getter.getValue()));
        }
        all.put("one_column_by_many_getters", Typed::manyGetters);
    }

    private static void read(Desk desk, Getters.Getter getter) throws Exception {
        String value = Types.of(desk.store.kind, getter.type);
        if (value == null) {
            throw new SQLFeatureNotSupportedException("no type for it");
        }
        // large objects live as long as their transaction
        desk.connection.setAutoCommit(false);
        String sql = "select case when mod(id, 5) <> 0 then " + value + " end as phone from person order by id";
        try (Statement statement = desk.connection.createStatement()) {
            try (Rows rows = desk.query(statement, sql, COLUMN)) {
                SQLException refusal = null;
                for (int row = 0; rows.next(); row++) {
                    try {
                        rows.saw(1, row % 2 == 0 ? getter.index.get(rows.set, 1) : getter.label.get(rows.set, "phone"));
                    } catch (SQLException e) {
                        refusal = e;
                    }
                }
                if (refusal != null) {
                    throw refusal;
                }
            }
        } finally {
            desk.connection.rollback();
        }
    }

    private static void manyGetters(Desk desk) throws SQLException {
        try (Rows rows = desk.all()) {
            for (int row = 0; rows.next(); row++) {
                for (int i = 0; i <= row % 3; i++) {
                    rows.text(3);
                    rows.saw(3, rows.set.getObject(3));
                    rows.saw(3, rows.set.getObject("phone", String.class));
                }
                rows.saw(4, rows.set.getInt(4));
                rows.saw(4, rows.set.getLong("amount"));
                rows.set.wasNull();
            }
        }
    }
}
