package io.rowtally.instrument.jdbc;

import io.rowtally.bridge.Signature;
import io.rowtally.instrument.weave.BridgeCall;
import io.rowtally.instrument.weave.InjectedField;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * A getter that returns a primitive: it marks its column whenever it returns, since a NULL reads as 0. What it refuses was not
 * read: a column that is not there, a text that is no number.
 */
final class PrimitiveGetterAdvice extends GetterAdvice {
    private static final BridgeCall READ_BY_INDEX =
            BridgeCall.of(Signature.class, "read", long.class, Object.class, int.class, long.class);
    private static final BridgeCall READ_TELLING =
            BridgeCall.of(Signature.class, "readTelling", long.class, long.class, Object.class, int.class, long.class);
    private static final BridgeCall READ_THROUGH =
            BridgeCall.of(Signature.class, "readThrough", long.class, Object.class, int.class, long.class);
    private static final BridgeCall READ_TELLING_THROUGH =
            BridgeCall.of(Signature.class, "readThrough", long.class, long.class, Object.class, int.class, long.class);
    private static final BridgeCall READ_BY_LABEL =
            BridgeCall.of(Signature.class, "read", int.class, Object.class, String.class, int.class);

    PrimitiveGetterAdvice(MethodVisitor next, Site site) {
        super(next, site, false);
    }

    @Override
    protected void beforeReturn() {
        // a phone or a card may be kept as a number
        boolean telling = result == Type.LONG_TYPE && !byLabel();
        if (telling) {
            mv.visitInsn(Opcodes.DUP2);
        }
        loadField(InjectedField.CURSOR);
        column();
        marks();
        BridgeCall byIndex =
                telling ? byIndex(READ_TELLING, READ_TELLING_THROUGH) : byIndex(READ_BY_INDEX, READ_THROUGH);
        mark(byIndex, READ_BY_LABEL);
    }
}
