package io.rowtally.instrument.jdbc;

import io.rowtally.instrument.weave.ClassOutline;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.Type;

/** The getters of {@code java.sql.ResultSet}, told from others by name and parameters. */
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

    private Getter() {}

    static boolean byIndex(String name, String descriptor) {
        return matches(name, descriptor, "(I");
    }

    static boolean byLabel(String name, String descriptor) {
        return matches(name, descriptor, "(Ljava/lang/String;");
    }

    private static boolean matches(String name, String descriptor, String first) {
        if (!NAMES.contains(name) || !descriptor.startsWith(first)) {
            return false;
        }
        int end = descriptor.indexOf(')');
        return end >= first.length()
                && mayFollow(descriptor.substring(first.length(), end), name)
                && Type.getReturnType(descriptor) != Type.VOID_TYPE;
    }

    /** What may follow the column: H2 has a getClob(int, int) of its own, whose first number is none. */
    private static boolean mayFollow(String parameters, String name) {
        switch (parameters) {
            case "":
                return true;
            case "I":
                return name.equals("getBigDecimal");
            case "Ljava/util/Calendar;":
                return name.startsWith("getDate") || name.startsWith("getTime");
            case "Ljava/util/Map;":
            case "Ljava/lang/Class;":
                return name.equals("getObject");
            default:
                return false;
        }
    }

    static boolean is(ClassOutline.Member method) {
        return byIndex(method.name, method.descriptor) || byLabel(method.name, method.descriptor);
    }

    /** Whether the driver may ask the server while it answers: for a type (pgjdbc), for the database's mode (H2 1.4.200). */
    static boolean mayAsk(String name) {
        return name.equals("getObject") || name.equals("getArray") || name.equals("getBytes");
    }
}
