package io.rowtally.instrument.jdbc;

import io.rowtally.bridge.Jdbc;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;

/** A driver call that returns a result set whose rows count for nobody. */
final class NobodysSetAdvice extends Guarded {

    NobodysSetAdvice(MethodVisitor next, Site site) {
        super(next, site);
    }

    @Override
    protected void beforeReturn() {
        super.beforeReturn();
        duplicate();
        call(Jdbc.class, "metadata", void.class, Object.class);
    }
}
