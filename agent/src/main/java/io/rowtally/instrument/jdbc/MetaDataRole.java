package io.rowtally.instrument.jdbc;

import io.rowtally.bridge.Jdbc;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Hierarchy;
import io.rowtally.instrument.weave.InjectedField;
import io.rowtally.instrument.weave.Role;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * {@code DatabaseMetaData} and {@code ResultSetMetaData}: what they read does not count, and neither do the result sets
 * that the former returns. The labels of a result set need no guard: no driver asks the server for them.
 */
public final class MetaDataRole implements Role {
    private static final int ACC_PUBLIC = 0x0001;
    private static final String RETURNS_SET = ")Ljava/sql/ResultSet;";

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
        return method.advisable()
                && method.descriptor.endsWith(RETURNS_SET)
                && (method.name.equals("getTables")
                        || method.name.equals("getColumns")
                        || method.name.equals("getSchemas")
                        || method.name.equals("getPrimaryKeys")
                        || method.name.equals("getTypeInfo"));
    }

    private static boolean ofResultSet(ClassOutline.Member method) {
        return method.advisable() && asks(method);
    }

    private static boolean asks(ClassOutline.Member method) {
        switch (method.name) {
            case "getTableName":
            case "getSchemaName":
            case "getCatalogName":
            case "getColumnType":
            case "getColumnTypeName":
            case "getColumnClassName":
            case "getColumnDisplaySize":
            case "isAutoIncrement":
            case "isNullable":
            case "isCaseSensitive": // MySQL 5.1 asks for the column's collation
            case "isCurrency":
            case "isDefinitelyWritable":
            case "isReadOnly":
            case "isSearchable":
            case "isSigned":
            case "isWritable":
            case "getPrecision":
            case "getScale":
            case "getBaseTableName":
            case "getBaseSchemaName":
            case "getBaseColumnName":
                return method.descriptor.startsWith("(I)");
            default:
                return false;
        }
    }

    @Override
    public InjectedField[] fields() {
        return new InjectedField[0];
    }

    @Override
    public @Nullable MethodVisitor advise(MethodVisitor next, Site site) {
        if (asks(site.method)) {
            return new Guarded(next, site);
        }
        boolean listing = site.method.name.startsWith("get") && site.method.descriptor.endsWith(RETURNS_SET);
        boolean ofDatabase = listing
                || (site.method.access & ACC_PUBLIC) != 0
                        && (site.method.name.startsWith("getDatabase") || site.method.name.startsWith("supports"));
        return ofDatabase ? new Listed(next, site, listing) : null;
    }

    /** A method that may return a result set of metadata. */
    private static final class Listed extends Guarded {
        private final boolean listing;

        Listed(MethodVisitor next, Site site, boolean listing) {
            super(next, site);
            this.listing = listing;
        }

        @Override
        protected void beforeReturn() {
            super.beforeReturn();
            if (listing) {
                mv.visitInsn(Opcodes.DUP);
                call(Jdbc.class, "metadata", void.class, Object.class);
            }
        }
    }
}
