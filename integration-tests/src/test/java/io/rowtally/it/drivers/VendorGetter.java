package io.rowtally.it.drivers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/**
 * A public getter of a result set that JDBC does not have, and {@code vendor-getters.tsv} does: with whether it hands out a cell,
 * and if not, what it is.
 *
 * @param label as {@code getDateTime(column, Calendar)}: by number and by label
 * @param counts whether it, or what it calls, reaches the bridge
 * @param marks whether it calls the bridge itself
 */
record VendorGetter(String label, boolean counts, boolean marks) {
    private static final Map<String, String> LISTED = listed();
    private static final Set<String> OF_JDBC = Stream.of(ResultSet.class.getMethods())
            .map(VendorGetter::name)
            .collect(Collectors.toCollection(HashSet::new));

    static boolean is(MethodNode method) {
        Type[] parameters = Type.getArgumentTypes(method.desc);
        return (method.access & Opcodes.ACC_PUBLIC) != 0
                && (method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_BRIDGE)) == 0
                && method.name.startsWith("get")
                && parameters.length > 0
                && (parameters[0] == Type.INT_TYPE
                        || parameters[0].getClassName().equals("java.lang.String"))
                && Type.getReturnType(method.desc) != Type.VOID_TYPE
                && !OF_JDBC.contains(method.name + Arrays.toString(parameters));
    }

    private static String name(Method method) {
        return method.getName() + Arrays.toString(Type.getArgumentTypes(method));
    }

    static String label(MethodNode method) {
        return Stream.of(Type.getArgumentTypes(method.desc))
                .skip(1)
                .map(type -> ", " + type.getClassName().replaceFirst(".*\\.", ""))
                .collect(Collectors.joining("", method.name + "(column", ")"));
    }

    /** What is wrong with it; empty where nothing. */
    String fault() {
        String verdict = LISTED.get(label);
        if (verdict == null) {
            return label + " is not listed\n";
        }
        if (verdict.equals("cell")) {
            return counts ? "" : label + " does not count\n";
        }
        return marks ? label + " counts\n" : "";
    }

    boolean isCell() {
        return "cell".equals(LISTED.get(label));
    }

    /** What is listed, each with {@code cell} or {@code no}. */
    private static Map<String, String> listed() {
        try (InputStream in = VendorGetter.class.getResourceAsStream("vendor-getters.tsv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Map<String, String> listed = new TreeMap<>();
            lines.lines().map(line -> line.split("\t")).forEach(line -> listed.put(line[0], line[1]));
            return listed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
