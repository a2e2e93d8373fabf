package io.rowtally.instrument.jdbc;

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
            BridgeCall.of(Signature.class, "read", long.class, Object.class, Object.class, int.class, long.class);
    private static final BridgeCall READ_TELLING = BridgeCall.of(
            Signature.class, "readTelling", long.class, Object.class, Object.class, int.class, long.class);
    private static final BridgeCall READ_THROUGH = BridgeCall.of(
            Signature.class, "readThrough", long.class, Object.class, Object.class, int.class, long.class);
    private static final BridgeCall READ_BY_LABEL =
            BridgeCall.of(Signature.class, "read", int.class, Object.class, Object.class, String.class, int.class);

    ObjectGetterAdvice(MethodVisitor next, Site site) {
        this(next, site, false);
    }

    ObjectGetterAdvice(MethodVisitor next, Site site, boolean guarded) {
        super(next, site, guarded);
    }

    @Override
    protected void beforeReturn() {
        duplicate();
        loadField(InjectedField.CURSOR);
        column();
        before();
        mark(telling() ? byIndex(READ_TELLING, READ_THROUGH) : READ_BY_INDEX, READ_BY_LABEL);
    }

    /** Whether what it returns may tell what the column holds; of times, streams and the driver's own objects nobody asks. */
    private boolean telling() {
        switch (result.getDescriptor()) {
            case "Ljava/lang/String;":
            case "Ljava/lang/Object;":
            case "Ljava/math/BigDecimal;":
            case "Ljava/sql/Date;":
            case "Ljava/sql/Timestamp;":
                return true;
            default:
                return false;
        }
    }
}
