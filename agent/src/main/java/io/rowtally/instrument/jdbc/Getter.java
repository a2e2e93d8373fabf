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
    /** What may follow the column in a getter's parameters. */
    private static final Set<String> MORE =
            new HashSet<>(Arrays.asList("", "I", "Ljava/util/Calendar;", "Ljava/util/Map;", "Ljava/lang/Class;"));

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
                && MORE.contains(descriptor.substring(first.length(), end))
                && Type.getReturnType(descriptor) != Type.VOID_TYPE;
    }

    static boolean is(ClassOutline.Member method) {
        return byIndex(method.name, method.descriptor) || byLabel(method.name, method.descriptor);
    }

    /** Whether the driver may ask the server while it answers: for the type of a value it has not met before. */
    static boolean mayAsk(String name) {
        return name.equals("getObject") || name.equals("getArray");
    }
}
