package io.rowtally.instrument.security;

import io.rowtally.bridge.Activation;
import io.rowtally.instrument.weave.Around;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;

/** A method by which a framework forgets the user. */
final class Leaving extends Around {

    Leaving(MethodVisitor next, Site site) {
        super(next, site, false);
    }

    @Override
    protected void entry() {
        call(Activation.class, "userLeaves", void.class);
    }
}
