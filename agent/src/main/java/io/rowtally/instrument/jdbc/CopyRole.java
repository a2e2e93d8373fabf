package io.rowtally.instrument.jdbc;

import io.rowtally.bridge.Bridge;
import io.rowtally.instrument.weave.Advice;
import io.rowtally.instrument.weave.Around;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Hierarchy;
import io.rowtally.instrument.weave.MethodNames;
import io.rowtally.instrument.weave.Role;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's {@code COPY ... TO STDOUT}, whose rows leave the driver as bytes and without a result set: what can be told of it is how
 * often, and how many rows came. Told where all ways to ask for it meet, in pgjdbc and the drivers that were made of it: where a
 * copy that has been answered is set up, and where it is handed each row that the server sends.
 */
public final class CopyRole implements Role {
    private static final String COPY = "/core/v3/CopyOperationImpl";
    /** Rows of a replication, its other subclass, are no rows of a table. */
    private static final String COPY_OUT = "/core/v3/CopyOutImpl";

    private static final String SETS_UP = "init";
    private static final String GETS_ROW = "handleCopydata([B)V";

    @Override
    public void looksAt(MethodNames names) {}

    @Override
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        return type.name.endsWith(COPY) || type.name.endsWith(COPY_OUT);
    }

    @Override
    public @Nullable Advice advise(MethodVisitor next, Site site) {
        if (site.method.toString().equals(GETS_ROW)) {
            return new Copied(next, site, true);
        }
        boolean setsUp = site.method.name.equals(SETS_UP) && site.method.descriptor.endsWith("I[I)V");
        return setsUp ? new Copied(next, site, false) : null;
    }

    /** The application may write where it goes to, and read meanwhile: nothing is fenced off. */
    private static final class Copied extends Around {
        private final boolean row;

        Copied(MethodVisitor next, Site site, boolean row) {
            super(next, site, false);
            this.row = row;
        }

        @Override
        protected void beforeReturn() {
            if (row) {
                firstArgument();
                call(Bridge.class, "copied", void.class, byte[].class);
            } else {
                self();
                call(Bridge.class, "copying", void.class, Object.class);
            }
        }
    }
}
