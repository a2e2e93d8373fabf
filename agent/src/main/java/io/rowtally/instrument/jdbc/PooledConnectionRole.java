package io.rowtally.instrument.jdbc;

import io.rowtally.bridge.Jdbc;
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
import org.jspecify.annotations.Nullable;

/**
 * Drivers' pooled and distributed connections, from which application servers take a handle for each borrower: they hand
 * on the database that their data source has told. H2 and SQL Server make the connection behind them by no method that
 * {@link ConnectRole} knows.
 */
public final class PooledConnectionRole implements Role {
    private static final String BORROWS = "getConnection";
    private static final Set<String> TYPES =
            new HashSet<>(Arrays.asList("javax/sql/PooledConnection", "javax/sql/XAConnection"));

    @Override
    public void looksAt(MethodNames names) {
        names.add(BORROWS);
    }

    @Override
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        for (ClassOutline.Member method : type.methods) {
            if (method.advisable() && borrows(method)) {
                return hierarchy.isA(type, TYPES);
            }
        }
        return false;
    }

    private static boolean borrows(ClassOutline.Member method) {
        return method.name.equals(BORROWS) && method.descriptor.equals("()Ljava/sql/Connection;");
    }

    @Override
    public InjectedField[] fields() {
        return new InjectedField[] {InjectedField.KEPT};
    }

    @Override
    public @Nullable Advice advise(MethodVisitor next, Site site) {
        return borrows(site.method) ? new Borrowed(next, site) : null;
    }

    /** {@code getConnection}, which may test the connection first. */
    private static final class Borrowed extends Guarded {
        Borrowed(MethodVisitor next, Site site) {
            super(next, site);
        }

        @Override
        protected void beforeReturn() {
            super.beforeReturn();
            duplicate();
            loadField(InjectedField.KEPT);
            call(Jdbc.class, "borrowed", void.class, Object.class, Object.class);
        }
    }
}
