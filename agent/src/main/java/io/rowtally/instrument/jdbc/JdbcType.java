package io.rowtally.instrument.jdbc;

import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Hierarchy;
import io.rowtally.instrument.weave.MethodNames;
import io.rowtally.instrument.weave.MethodSet;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * How a class is recognised as one of the JDBC interfaces: it implements it, or it declares so many of its methods that
 * a subclass will (SQLite declares {@code next()} in a class that is no {@code ResultSet}).
 */
final class JdbcType {
    private static final int ENOUGH = 5;

    private final Set<String> interfaces;
    private final MethodSet typical;

    JdbcType(String[] interfaces, String... typical) {
        this.interfaces = new HashSet<>(Arrays.asList(interfaces));
        this.typical = MethodSet.of(typical);
    }

    void looksAt(MethodNames names) {
        names.add(typical);
    }

    boolean matches(ClassOutline type, Hierarchy hierarchy) {
        int found = 0;
        for (ClassOutline.Member method : type.methods) {
            if (typical.has(method) && ++found >= ENOUGH) {
                return true;
            }
        }
        return hierarchy.isA(type, interfaces);
    }
}
