package io.rowtally.identity;

import io.rowtally.config.ToldBySql;
import java.util.Collections;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What a text tells, in words. */
final class Heard {
    private Heard() {}

    /** @param bound its parameters, the first first */
    static String by(String source, String sql, @Nullable Object... bound) {
        SqlTelling telling =
                SqlListener.telling(sql, Collections.<@Nullable ToldBySql>singletonList(ToldBySql.parse(source)), 9);
        if (telling == null) {
            return "nothing";
        }
        @Nullable Object[] from1 = new Object[bound.length + 1];
        System.arraycopy(bound, 0, from1, 1, bound.length);
        StringJoiner told = new StringJoiner(", ");
        telling.told(bound.length == 0 ? null : from1, (user, number, local) -> {
            String whom = user == null || user.isEmpty() ? "nobody" : user;
            told.add(number == 0 ? "the transaction ends" : whom + (local ? " until the transaction ends" : ""));
        });
        return told.length() == 0 ? "nothing now" : told.toString();
    }
}
