package io.rowtally.instrument.jdbc;

import java.lang.reflect.Proxy;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import javax.sql.RowSet;
import org.jspecify.annotations.Nullable;

/**
 * The only JDBC call that the agent makes: {@code getMetaData()} of a result set, and of that only the labels, which no
 * driver asks its server for. On the application's thread, inside its own call on that set.
 */
public final class Labels {

    private Labels() {}

    /** The labels, first column first; null where the driver refuses. */
    public static String @Nullable [] of(Object resultSet) {
        try {
            ResultSetMetaData metaData = ((ResultSet) resultSet).getMetaData();
            String[] labels = new String[metaData == null ? 0 : metaData.getColumnCount()];
            for (int i = 0; i < labels.length; i++) {
                String label = metaData == null ? null : metaData.getColumnLabel(i + 1);
                labels[i] = label == null ? "" : label;
            }
            return labels;
        } catch (SQLException | RuntimeException | LinkageError e) {
            return null;
        }
    }

    /** Whether the rows of a class count: rowsets repeat rows that have left the driver, proxies are never transformed. */
    public static boolean counts(Class<?> type) {
        return ResultSet.class.isAssignableFrom(type)
                && !RowSet.class.isAssignableFrom(type)
                && !Proxy.isProxyClass(type);
    }
}
