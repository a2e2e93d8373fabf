package io.rowtally.instrument.jdbc;

import io.rowtally.bridge.Bridge;
import io.rowtally.instrument.weave.Advice;
import io.rowtally.instrument.weave.Around;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Hierarchy;
import io.rowtally.instrument.weave.Role;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's {@code COPY ... TO STDOUT}, whose rows leave the driver as bytes and without a result set: what can be told of it is how
 * often, and for most ways to call it how many rows.
 */
public final class CopyRole implements Role {
    private static final String MANAGER = "org/postgresql/copy/CopyManager";
    private static final String METHOD = "copyOut";
    /** What the others call. */
    private static final String BEGINS = "(Ljava/lang/String;)Lorg/postgresql/copy/CopyOut;";

    @Override
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        return type.name.equals(MANAGER);
    }

    @Override
    public @Nullable Advice advise(MethodVisitor next, Site site) {
        if (!site.method.name.equals(METHOD)) {
            return null;
        }
        boolean begins = site.method.descriptor.equals(BEGINS);
        return begins || site.method.descriptor.endsWith(")J") ? new Copied(next, site, begins) : null;
    }

    /** The application may write where it goes to, and read meanwhile: nothing is fenced off. */
    private static final class Copied extends Around {
        private final boolean begins;

        Copied(MethodVisitor next, Site site, boolean begins) {
            super(next, site, false);
            this.begins = begins;
        }

        @Override
        protected void beforeReturn() {
            if (begins) {
                call(Bridge.class, "copied", void.class);
            } else {
                duplicate(Type.LONG_TYPE);
                call(Bridge.class, "copied", void.class, long.class);
            }
        }
    }
}
