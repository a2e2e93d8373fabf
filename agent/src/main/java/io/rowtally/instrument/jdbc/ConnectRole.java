package io.rowtally.instrument.jdbc;

import io.rowtally.bridge.Jdbc;
import io.rowtally.instrument.weave.Advice;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Hierarchy;
import io.rowtally.instrument.weave.MethodNames;
import io.rowtally.instrument.weave.Role;
import io.rowtally.instrument.weave.Site;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** Drivers and data sources: what database and account a connection is for. */
public final class ConnectRole implements Role {
    private static final String CONNECT = "connect";
    private static final String URL_AND_PROPERTIES = "(Ljava/lang/String;Ljava/util/Properties;)L";
    private static final Set<String> DRIVER = Collections.singleton("java/sql/Driver");
    private static final Set<String> SOURCE =
            new HashSet<>(Arrays.asList("javax/sql/DataSource", "javax/sql/CommonDataSource"));
    private static final Set<String> SUPPLIERS =
            new HashSet<>(Arrays.asList("getConnection", "getPooledConnection", "getXAConnection"));

    @Override
    public void looksAt(MethodNames names) {
        names.add(CONNECT);
        names.add(SUPPLIERS);
    }

    @Override
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        for (ClassOutline.Member method : type.methods) {
            if (method.advisable() && connects(method)) {
                return hierarchy.isA(type, DRIVER);
            }
            if (method.advisable() && supplies(method)) {
                return hierarchy.isA(type, SOURCE);
            }
        }
        return false;
    }

    /** Whatever class of connection it says that it returns: MariaDB 3 names its own. */
    private static boolean connects(ClassOutline.Member method) {
        return method.name.equals(CONNECT) && method.descriptor.startsWith(URL_AND_PROPERTIES);
    }

    /** Also a pooled or distributed connection, see {@link PooledConnectionRole}. */
    private static boolean supplies(ClassOutline.Member method) {
        return SUPPLIERS.contains(method.name)
                && (method.descriptor.startsWith("()L")
                        || method.descriptor.startsWith("(Ljava/lang/String;Ljava/lang/String;)L"));
    }

    @Override
    public @Nullable Advice advise(MethodVisitor next, Site site) {
        if (connects(site.method)) {
            return new Connected(next, site);
        }
        return supplies(site.method) ? new Supplied(next, site) : null;
    }

    /** {@code Driver.connect}. */
    private static final class Connected extends Guarded {
        private int url;
        private int properties;

        Connected(MethodVisitor next, Site site) {
            super(next, site);
        }

        @Override
        protected void entry() {
            super.entry();
            url = newLocal(arguments[0]);
            properties = newLocal(OBJECT);
            firstArgument();
            store(url, arguments[0]);
            mv.visitVarInsn(Type.getType(Object.class).getOpcode(net.bytebuddy.jar.asm.Opcodes.ILOAD), 2);
            store(properties, OBJECT);
        }

        @Override
        protected void beforeReturn() {
            super.beforeReturn();
            duplicate();
            load(url, arguments[0]);
            load(properties, OBJECT);
            call(Jdbc.class, "connected", void.class, Object.class, String.class, Object.class);
        }
    }

    /** {@code DataSource.getConnection} and its like. */
    private static final class Supplied extends Guarded {
        Supplied(MethodVisitor next, Site site) {
            super(next, site);
        }

        @Override
        protected void beforeReturn() {
            super.beforeReturn();
            duplicate();
            self();
            call(Jdbc.class, "connected", void.class, Object.class, Object.class);
        }
    }
}
