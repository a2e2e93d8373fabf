package io.rowtally.instrument.security;

import io.rowtally.bridge.Activation;
import io.rowtally.instrument.weave.Around;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;

/** A method that shows what a framework holds: by its first parameter, or by what it returns. */
final class Noting extends Around {
    private final int framework;
    private final boolean returned;

    Noting(MethodVisitor next, Site site, int framework, boolean returned) {
        super(next, site, false);
        this.framework = framework;
        this.returned = returned;
    }

    @Override
    protected void entry() {
        if (!returned) {
            firstArgument();
            note("frameworkGiven");
        }
    }

    @Override
    protected void beforeReturn() {
        if (returned) {
            duplicate();
            note("frameworkSeen");
        }
    }

    private void note(String how) {
        push(framework);
        call(Activation.class, how, void.class, Object.class, int.class);
    }
}
