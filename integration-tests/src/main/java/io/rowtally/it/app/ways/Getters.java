package io.rowtally.it.app.ways;

import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Calendar;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Every getter that {@code java.sql.ResultSet} has but for its streams, by index and by label, each with the type it is for. */
final class Getters {
    interface ByIndex {
        Object get(ResultSet set, int column) throws Exception;
    }

    interface ByLabel {
        Object get(ResultSet set, String label) throws Exception;
    }

    /** One getter in its two forms. */
    static final class Getter {
        final String type;
        final ByIndex index;
        final ByLabel label;

        Getter(String type, ByIndex index, ByLabel label) {
            this.type = type;
            this.index = index;
            this.label = label;
        }
    }

    private static final Calendar CALENDAR = Calendar.getInstance();
    private static final Map<String, Class<?>> MAP = new HashMap<>();

    private Getters() {}

    static Map<String, Getter> all() {
        Map<String, Getter> all = new LinkedHashMap<>();
        plain(all);
        objects(all);
        Streams.getters(all);
        return all;
    }

    @SuppressWarnings("deprecation")
    private static void plain(Map<String, Getter> all) {
        all.put("getString", new Getter("text", ResultSet::getString, ResultSet::getString));
        all.put("getNString", new Getter("text", ResultSet::getNString, ResultSet::getNString));
        all.put("getBoolean", new Getter("truth", ResultSet::getBoolean, ResultSet::getBoolean));
        all.put("getByte", new Getter("number", ResultSet::getByte, ResultSet::getByte));
        all.put("getShort", new Getter("number", ResultSet::getShort, ResultSet::getShort));
        all.put("getInt", new Getter("number", ResultSet::getInt, ResultSet::getInt));
        all.put("getInt_of_text", new Getter("digits", ResultSet::getInt, ResultSet::getInt));
        all.put("getInt_refused", new Getter("text", ResultSet::getInt, ResultSet::getInt));
        all.put("getLong", new Getter("number", ResultSet::getLong, ResultSet::getLong));
        all.put("getFloat", new Getter("number", ResultSet::getFloat, ResultSet::getFloat));
        all.put("getDouble", new Getter("number", ResultSet::getDouble, ResultSet::getDouble));
        all.put("getBigDecimal", new Getter("number", ResultSet::getBigDecimal, ResultSet::getBigDecimal));
        all.put(
                "getBigDecimal_scaled",
                new Getter("number", (s, i) -> s.getBigDecimal(i, 2), (s, l) -> s.getBigDecimal(l, 2)));
        all.put("getBytes", new Getter("bytes", ResultSet::getBytes, ResultSet::getBytes));
        all.put("getDate", new Getter("day", ResultSet::getDate, ResultSet::getDate));
        all.put(
                "getDate_calendar",
                new Getter("day", (s, i) -> s.getDate(i, CALENDAR), (s, l) -> s.getDate(l, CALENDAR)));
        all.put("getTime", new Getter("time", ResultSet::getTime, ResultSet::getTime));
        all.put(
                "getTime_calendar",
                new Getter("time", (s, i) -> s.getTime(i, CALENDAR), (s, l) -> s.getTime(l, CALENDAR)));
        all.put("getTimestamp", new Getter("moment", ResultSet::getTimestamp, ResultSet::getTimestamp));
        all.put(
                "getTimestamp_calendar",
                new Getter("moment", (s, i) -> s.getTimestamp(i, CALENDAR), (s, l) -> s.getTimestamp(l, CALENDAR)));
    }

    private static void objects(Map<String, Getter> all) {
        for (String type : new String[] {
            "number", "text", "truth", "bytes", "blob", "clob", "day", "time", "moment", "zoned", "array", "uuid", "xml"
        }) {
            all.put("getObject_" + type, new Getter(type, ResultSet::getObject, ResultSet::getObject));
        }
        all.put("getObject_map", new Getter("text", (s, i) -> s.getObject(i, MAP), (s, l) -> s.getObject(l, MAP)));
        typed(all, "text", String.class);
        typed(all, "number", Integer.class);
        typed(all, "number", Long.class);
        typed(all, "number", java.math.BigDecimal.class);
        typed(all, "truth", Boolean.class);
        typed(all, "bytes", byte[].class);
        typed(all, "blob", Blob.class);
        typed(all, "clob", Clob.class);
        typed(all, "array", Array.class);
        typed(all, "day", LocalDate.class);
        typed(all, "day", java.sql.Date.class);
        typed(all, "time", LocalTime.class);
        typed(all, "moment", LocalDateTime.class);
        typed(all, "moment", Timestamp.class);
        typed(all, "zoned", OffsetDateTime.class);
        typed(all, "uuid", UUID.class);
        all.put("getArray", new Getter("array", ResultSet::getArray, ResultSet::getArray));
        all.put("getRef", new Getter("number", ResultSet::getRef, ResultSet::getRef));
        all.put("getURL", new Getter("url", ResultSet::getURL, ResultSet::getURL));
        all.put("getRowId", new Getter("number", ResultSet::getRowId, ResultSet::getRowId));
    }

    private static void typed(Map<String, Getter> all, String type, Class<?> as) {
        String name = "getObject_" + type + "_as_" + as.getSimpleName().replace("[]", "s");
        all.put(name, new Getter(type, (s, i) -> s.getObject(i, as), (s, l) -> s.getObject(l, as)));
    }
}
