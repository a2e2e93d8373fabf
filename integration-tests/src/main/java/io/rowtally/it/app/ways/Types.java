package io.rowtally.it.app.ways;

import java.util.HashMap;
import java.util.Map;

/** An expression of each kind of value in each database's own words, over the table of persons. Null where it has no such type. */
final class Types {
    private static final Map<String, String> H2 = new HashMap<>();
    private static final Map<String, String> HSQLDB = new HashMap<>();
    private static final Map<String, String> DERBY = new HashMap<>();
    private static final Map<String, String> POSTGRESQL = new HashMap<>();

    static {
        H2.put("number", "amount");
        H2.put("text", "'t' || id");
        H2.put("digits", "cast(id as varchar(9))");
        H2.put("bytes", "cast(X'0102' as varbinary(9))");
        H2.put("blob", "cast(X'0102' as blob)");
        H2.put("clob", "cast('text' as clob)");
        H2.put("day", "date '2026-11-25'");
        H2.put("time", "cast('10:11:' || (id + 10) as time)");
        H2.put("moment", "timestamp '2026-11-25 10:11:12'");
        H2.put("zoned", "timestamp with time zone '2026-11-25 10:11:12+08:00'");
        H2.put("array", "array[id, 7]");
        H2.put("uuid", "cast('01234567-89ab-cdef-0123-456789abcdef' as uuid)");
        H2.put("url", "'http://localhost/' || id");
        H2.put("xml", "'<a>' || id || '</a>'");
        H2.put("truth", "id > 5");

        HSQLDB.putAll(H2);
        HSQLDB.put("digits", "convert(id, varchar(9))");
        HSQLDB.put("zoned", "timestamp '2026-11-25 10:11:12+08:00'");
        HSQLDB.put("array", "array[id, 7]");

        DERBY.put("number", "amount");
        DERBY.put("text", "'t' || char(id)");
        DERBY.put("digits", "trim(char(id))");
        DERBY.put("bytes", "cast(X'0102' as varchar(9) for bit data)");
        DERBY.put("blob", "cast(X'0102' as blob)");
        DERBY.put("clob", "cast('text' as clob)");
        DERBY.put("day", "date('2026-11-25')");
        DERBY.put("time", "time('10:11:' || trim(char(id + 10)))");
        DERBY.put("moment", "timestamp('2026-11-25 10:11:12')");
        DERBY.put("url", "'http://localhost/' || char(id)");
        DERBY.put("truth", "amount");

        POSTGRESQL.put("number", "amount");
        POSTGRESQL.put("text", "'t' || id");
        POSTGRESQL.put("digits", "cast(id as varchar(9))");
        POSTGRESQL.put("bytes", "cast('\\x0102' as bytea)");
        POSTGRESQL.put("blob", "lo_from_bytea(0, '\\x0102')");
        POSTGRESQL.put("clob", "lo_from_bytea(0, '\\x4142')");
        POSTGRESQL.put("day", "date '2026-11-25'");
        POSTGRESQL.put("time", "cast('10:11:' || (id + 10) as time)");
        POSTGRESQL.put("moment", "timestamp '2026-11-25 10:11:12'");
        POSTGRESQL.put("zoned", "timestamp with time zone '2026-11-25 10:11:12+08:00'");
        POSTGRESQL.put("array", "array[id, 7]");
        POSTGRESQL.put("uuid", "cast('01234567-89ab-cdef-0123-456789abcdef' as uuid)");
        POSTGRESQL.put("url", "'http://localhost/' || id");
        POSTGRESQL.put("xml", "cast('<a>' || id || '</a>' as xml)");
        POSTGRESQL.put("truth", "id > 5");
    }

    private Types() {}

    static String of(String database, String type) {
        switch (database) {
            case "h2":
                return H2.get(type);
            case "hsqldb":
                return HSQLDB.get(type);
            case "derby":
                return DERBY.get(type);
            default:
                return POSTGRESQL.get(type);
        }
    }
}
