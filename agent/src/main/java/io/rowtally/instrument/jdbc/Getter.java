package io.rowtally.instrument.jdbc;

import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.MethodNames;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.Type;

/**
 * The getters of {@code java.sql.ResultSet} and those that vendors have beside them, told from others by name and parameters. Of
 * vendors' only known names count: what else begins with {@code get} may as well describe the column as hand out its cell.
 */
final class Getter {
    private static final Set<String> NAMES = new HashSet<>(Arrays.asList(
            "getString",
            "getBoolean",
            "getByte",
            "getShort",
            "getInt",
            "getLong",
            "getFloat",
            "getDouble",
            "getBigDecimal",
            "getBytes",
            "getDate",
            "getTime",
            "getTimestamp",
            "getAsciiStream",
            "getUnicodeStream",
            "getBinaryStream",
            "getCharacterStream",
            "getNCharacterStream",
            "getNString",
            "getObject",
            "getRef",
            "getBlob",
            "getClob",
            "getNClob",
            "getArray",
            "getURL",
            "getRowId",
            "getSQLXML"));

    /** Each is listed, with those that are none, in {@code vendor-getters.tsv} of the integration tests. */
    private static final Set<String> VENDORS = new HashSet<>(Arrays.asList(
            // Oracle's, and those who follow it: Dameng, OceanBase
            "getARRAY",
            "getBFILE",
            "getBLOB",
            "getBfile",
            "getCHAR",
            "getCLOB",
            "getCursor",
            "getCustomDatum",
            "getDATE",
            "getINTERVALDS",
            "getINTERVALDT",
            "getINTERVALYM",
            "getNCLOB",
            "getNUMBER",
            "getOPAQUE",
            "getORAData",
            "getOSONBinaryStream",
            "getOracleObject",
            "getRAW",
            "getREF",
            "getROWID",
            "getSTRUCT",
            "getTIMESTAMP",
            "getTIMESTAMPLTZ",
            "getTIMESTAMPTZ",
            // SQL Server's
            "getDateTime",
            "getDateTimeOffset",
            "getGeography",
            "getGeometry",
            "getMoney",
            "getSmallDateTime",
            "getSmallMoney",
            "getUniqueIdentifier",
            // DB2's
            "getDBDateAsBytes",
            "getDBStringAsBytes",
            "getDBTimeAsBytes",
            "getDBTimestamp",
            "getDBTimestampAsBytes",
            // Informix'
            "getCalendar",
            "getIfxBSONObject",
            "getInterval",
            "getIntervalDF",
            "getIntervalYM",
            "getUnloadString",
            // those of MySQL, MariaDB, ClickHouse, openGauss, DuckDB, Snowflake
            "getBigInteger",
            "getHugeint",
            "getJsonObject",
            "getLazyString",
            "getList",
            "getLocalDate",
            "getLocalDateTime",
            "getLocalTime",
            "getMap",
            "getOffsetTime",
            "getStruct",
            "getUhugeint",
            "getUtilCalendar",
            "getUuid"));

    private Getter() {}

    static void looksAt(MethodNames names) {
        names.add(NAMES);
        names.add(VENDORS);
    }

    static boolean byIndex(String name, String descriptor) {
        return matches(name, descriptor, "(I");
    }

    static boolean byLabel(String name, String descriptor) {
        return matches(name, descriptor, "(Ljava/lang/String;");
    }

    private static boolean matches(String name, String descriptor, String first) {
        if (!descriptor.startsWith(first)) {
            return false;
        }
        boolean vendors = VENDORS.contains(name);
        if (!vendors && !NAMES.contains(name)) {
            return false;
        }
        int end = descriptor.indexOf(')');
        return end >= first.length()
                && mayFollow(descriptor.substring(first.length(), end), name, vendors)
                && Type.getReturnType(descriptor) != Type.VOID_TYPE;
    }

    /** What may follow the column: H2 has a getClob(int, int) of its own, whose first number is none. */
    private static boolean mayFollow(String parameters, String name, boolean vendors) {
        switch (parameters) {
            case "":
                // Snowflake's have the class of their elements
                return !name.equals("getList") && !name.equals("getMap");
            case "I":
                return vendors ? name.endsWith("AsBytes") : name.equals("getBigDecimal");
            case "[BI":
                // Oracle's own: into an array
                return name.equals("getBytes");
            case "Ljava/util/Calendar;":
            case "Ljava/util/TimeZone;":
                return vendors || name.startsWith("getDate") || name.startsWith("getTime");
            case "Ljava/lang/Class;":
                return vendors || name.equals("getObject") || name.equals("getArray");
            default:
                // a map of types, a factory of the vendor's
                return (vendors || name.equals("getObject")) && isOneObject(parameters);
        }
    }

    private static boolean isOneObject(String parameters) {
        return parameters.charAt(0) == 'L' && parameters.indexOf(';') == parameters.length() - 1;
    }

    static boolean is(ClassOutline.Member method) {
        return is(method.name, method.descriptor);
    }

    static boolean is(String name, String descriptor) {
        return byIndex(name, descriptor) || byLabel(name, descriptor);
    }

    /**
     * Whether the driver may ask the server while it answers: for a type (pgjdbc, Oracle), for the database's mode (H2 1.4.200).
     */
    static boolean mayAsk(String name) {
        return name.equals("getObject") || name.equals("getArray") || name.equals("getBytes") || VENDORS.contains(name);
    }
}
