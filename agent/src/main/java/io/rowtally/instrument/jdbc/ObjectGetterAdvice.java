package io.rowtally.instrument.jdbc;

import io.rowtally.bridge.Cursor;
import io.rowtally.bridge.Signature;
import io.rowtally.instrument.weave.BridgeCall;
import io.rowtally.instrument.weave.InjectedField;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;

/**
 * A getter that returns an object: it marks its column unless the answer is null. It goes on from the signature on entry,
 * because a primitive getter that the driver calls inside has marked the column of a NULL.
 */
class ObjectGetterAdvice extends GetterAdvice {
    private static final BridgeCall READ_BY_INDEX =
            BridgeCall.of(Signature.class, "read", long.class, Object.class, Cursor.class, int.class, long.class);
    private static final BridgeCall READ_BY_LABEL =
            BridgeCall.of(Signature.class, "read", int.class, Object.class, Cursor.class, String.class, int.class);

    ObjectGetterAdvice(MethodVisitor next, Site site) {
        super(next, site);
    }

    @Override
    protected void beforeReturn() {
        duplicate();
        loadField(InjectedField.CURSOR);
        column();
        before();
        mark(READ_BY_INDEX, READ_BY_LABEL);
    }
}
