package io.rowtally.instrument.jdbc;

import io.rowtally.bridge.Activation;
import io.rowtally.instrument.weave.BridgeCall;
import io.rowtally.instrument.weave.Enclosed;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;

/** A driver call inside which the driver's own reading does not count. */
class Guarded extends Enclosed {
    static final Type OBJECT = Enclosed.OBJECT;

    static final BridgeCall ENTER = BridgeCall.of(Activation.class, "enter", Object.class);
    static final BridgeCall EXIT = BridgeCall.of(Activation.class, "exit", void.class, Object.class);

    Guarded(MethodVisitor next, Site site) {
        super(next, site);
    }

    @Override
    protected final void begin() {
        call(ENTER);
    }

    @Override
    protected final void end() {
        call(EXIT);
    }
}
