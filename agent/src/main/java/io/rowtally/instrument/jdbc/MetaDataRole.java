package io.rowtally.instrument.jdbc;

import io.rowtally.instrument.weave.Advice;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Hierarchy;
import io.rowtally.instrument.weave.MethodNames;
import io.rowtally.instrument.weave.MethodSet;
import io.rowtally.instrument.weave.Role;
import io.rowtally.instrument.weave.Site;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/**
 * {@code DatabaseMetaData} and {@code ResultSetMetaData}: what they read does not count, and neither do the result sets
 * that the former returns. The labels of a result set need no guard: no driver asks the server for them.
 */
public final class MetaDataRole implements Role {
    private static final int ACC_PUBLIC = 0x0001;
    static final String RETURNS_SET = ")Ljava/sql/ResultSet;";

    private static final MethodSet OF_EVERY_OBJECT = MethodSet.of("toString()Ljava/lang/String;", "hashCode()I");

    private static final JdbcType DATABASE = new JdbcType(
            new String[] {"java/sql/DatabaseMetaData"},
            "getSchemas()Ljava/sql/ResultSet;",
            "getCatalogs()Ljava/sql/ResultSet;",
            "getTableTypes()Ljava/sql/ResultSet;",
            "getTypeInfo()Ljava/sql/ResultSet;",
            "getDatabaseProductName()Ljava/lang/String;",
            "getDatabaseMajorVersion()I",
            "getDriverName()Ljava/lang/String;",
            "getMaxConnections()I",
            "getSQLKeywords()Ljava/lang/String;",
            "getURL()Ljava/lang/String;");
    private static final JdbcType RESULT_SET = new JdbcType(
            new String[] {"java/sql/ResultSetMetaData"},
            "getColumnLabel(I)Ljava/lang/String;",
            "getColumnTypeName(I)Ljava/lang/String;",
            "getColumnClassName(I)Ljava/lang/String;",
            "isNullable(I)I",
            "getPrecision(I)I",
            "getScale(I)I",
            "isAutoIncrement(I)Z",
            "isSearchable(I)Z");

    private static final Set<String> LISTING =
            new HashSet<>(Arrays.asList("getTables", "getColumns", "getSchemas", "getPrimaryKeys", "getTypeInfo"));
    private static final Set<String> ASKING = new HashSet<>(Arrays.asList(
            "getTableName",
            "getSchemaName",
            "getCatalogName",
            "getColumnType",
            "getColumnTypeName",
            "getColumnClassName",
            "getColumnDisplaySize",
            "isAutoIncrement",
            "isNullable",
            "isCaseSensitive", // MySQL 5.1 asks for the column's collation
            "isCurrency",
            "isDefinitelyWritable",
            "isReadOnly",
            "isSearchable",
            "isSigned",
            "isWritable",
            "getPrecision",
            "getScale",
            "getBaseTableName",
            "getBaseSchemaName",
            "getBaseColumnName"));

    @Override
    public void looksAt(MethodNames names) {
        DATABASE.looksAt(names);
        RESULT_SET.looksAt(names);
        names.add(LISTING);
        names.add(ASKING);
    }

    @Override
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        for (ClassOutline.Member method : type.methods) {
            if (ofDatabase(method)) {
                return DATABASE.matches(type, hierarchy);
            }
            if (ofResultSet(method)) {
                return RESULT_SET.matches(type, hierarchy);
            }
        }
        return false;
    }

    private static boolean ofDatabase(ClassOutline.Member method) {
        return LISTING.contains(method.name) && method.advisable() && method.descriptor.endsWith(RETURNS_SET);
    }

    private static boolean ofResultSet(ClassOutline.Member method) {
        return method.advisable() && asks(method);
    }

    private static boolean asks(ClassOutline.Member method) {
        return ASKING.contains(method.name) && method.descriptor.startsWith("(I)");
    }

    @Override
    public @Nullable Advice advise(MethodVisitor next, Site site) {
        if (asks(site.method)) {
            return new Guarded(next, site);
        }
        boolean listing = site.method.name.startsWith("get") && site.method.descriptor.endsWith(RETURNS_SET);
        if (listing) {
            return new NobodysSetAdvice(next, site);
        }
        return describes(site.method) ? new Guarded(next, site) : null;
    }

    /**
     * What a driver may look up in the database's own tables: its keywords and functions (H2), the longest name (pgjdbc), whether
     * it is read-only (HSQLDB).
     */
    private static boolean describes(ClassOutline.Member method) {
        if ((method.access & ACC_PUBLIC) == 0 || OF_EVERY_OBJECT.has(method)) {
            return false;
        }
        return method.name.startsWith("supports")
                || method.descriptor.startsWith("()") && !method.descriptor.endsWith("V") && !ofColumns(method);
    }

    private static boolean ofColumns(ClassOutline.Member method) {
        return method.name.equals("getColumnCount");
    }
}
