package io.rowtally.instrument.jdbc;

import io.rowtally.bridge.Activation;
import io.rowtally.instrument.weave.Around;
import io.rowtally.instrument.weave.BridgeCall;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;

/** A driver call inside which the driver's own reading does not count. */
class Guarded extends Around {
    static final Type OBJECT = Type.getType(Object.class);

    static final BridgeCall ENTER = BridgeCall.of(Activation.class, "enter", Object.class);
    static final BridgeCall EXIT = BridgeCall.of(Activation.class, "exit", void.class, Object.class);

    private int token;

    Guarded(MethodVisitor next, Site site) {
        super(next, site, true);
    }

    @Override
    protected void entry() {
        token = newLocal(OBJECT);
        call(ENTER);
        store(token, OBJECT);
    }

    final void token() {
        load(token, OBJECT);
    }

    @Override
    protected void beforeReturn() {
        token();
        call(EXIT);
    }

    @Override
    protected void thrown() {
        token();
        call(EXIT);
    }
}
