package io.rowtally.instrument.jdbc;

import io.rowtally.bridge.Jdbc;
import io.rowtally.bridge.Origin;
import io.rowtally.instrument.weave.Advice;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Hierarchy;
import io.rowtally.instrument.weave.InjectedField;
import io.rowtally.instrument.weave.MethodNames;
import io.rowtally.instrument.weave.Role;
import io.rowtally.instrument.weave.Site;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Connections: they hand their database on to their statements; what they read for themselves does not count. */
public final class ConnectionRole implements Role {
    private static final JdbcType TYPE = new JdbcType(
            new String[] {"java/sql/Connection"},
            "commit()V",
            "rollback()V",
            "setAutoCommit(Z)V",
            "getAutoCommit()Z",
            "nativeSQL(Ljava/lang/String;)Ljava/lang/String;",
            "setReadOnly(Z)V",
            "isReadOnly()Z",
            "getCatalog()Ljava/lang/String;",
            "setCatalog(Ljava/lang/String;)V",
            "getTransactionIsolation()I",
            "setTransactionIsolation(I)V");
    private static final Set<String> MAKERS =
            new HashSet<>(Arrays.asList("createStatement", "prepareStatement", "prepareCall"));
    private static final String TELLS = "setClientInfo";
    private static final Set<String> GUARDED = new HashSet<>(Arrays.asList(
            "commit",
            "rollback",
            "setAutoCommit",
            "getCatalog",
            "setCatalog",
            "getSchema",
            "setSchema",
            "isValid",
            "getTransactionIsolation",
            "setTransactionIsolation",
            "setReadOnly",
            "getMetaData",
            "setClientInfo",
            "getClientInfo",
            "createArrayOf",
            "createStruct",
            "getTypeMap",
            "getLargeObjectAPI",
            "setSavepoint",
            "releaseSavepoint"));

    @Override
    public void looksAt(MethodNames names) {
        TYPE.looksAt(names);
        names.add(MAKERS);
        names.add(TELLS);
    }

    @Override
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        for (ClassOutline.Member method : type.methods) {
            if (method.advisable() && (makes(method) || tells(method))) {
                return TYPE.matches(type, hierarchy);
            }
        }
        return false;
    }

    private static boolean makes(ClassOutline.Member method) {
        return MAKERS.contains(method.name) && method.descriptor.contains(")L");
    }

    /** MySQL Connector/J 5.1 has its {@code setClientInfo} in a subclass of its own. */
    private static boolean tells(ClassOutline.Member method) {
        return Origin.Session.listens() && method.name.equals(TELLS);
    }

    @Override
    public InjectedField[] fields() {
        return new InjectedField[] {InjectedField.KEPT};
    }

    @Override
    public boolean isEnoughAbove(ClassOutline.Member method) {
        return makes(method);
    }

    @Override
    public @Nullable Advice advise(MethodVisitor next, Site site) {
        if (makes(site.method)) {
            return new Made(next, site);
        }
        Advice told = Origin.Session.listens() ? ToldAdvice.of(next, site) : null;
        return told == null && GUARDED.contains(site.method.name) ? new Guarded(next, site) : told;
    }

    /** A method that makes a statement. */
    private static final class Made extends Guarded {
        private final boolean withSql;
        private int sql;

        Made(MethodVisitor next, Site site) {
            super(next, site);
            withSql = site.method.descriptor.startsWith("(Ljava/lang/String;");
        }

        @Override
        protected void entry() {
            if (Origin.Session.listens()) {
                holder();
                loadField(InjectedField.KEPT);
                call(Origin.Session.class, "of", Object.class, Object.class);
                storeField(InjectedField.KEPT);
            }
            super.entry();
            if (withSql) {
                sql = newLocal(arguments[0]);
                firstArgument();
                store(sql, arguments[0]);
            }
        }

        @Override
        protected void beforeReturn() {
            super.beforeReturn();
            duplicate();
            loadField(InjectedField.KEPT);
            if (withSql) {
                load(sql, arguments[0]);
            } else {
                mv.visitInsn(Opcodes.ACONST_NULL);
            }
            call(Jdbc.class, "prepared", void.class, Object.class, Object.class, String.class);
        }
    }
}
