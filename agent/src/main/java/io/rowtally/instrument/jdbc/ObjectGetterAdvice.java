package io.rowtally.instrument.jdbc;

import io.rowtally.bridge.Cursor;
import io.rowtally.instrument.weave.InjectedField;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;

/**
 * A getter that returns an object: it marks its column unless the answer is null. It goes on from the signature on entry,
 * because a primitive getter that the driver calls inside has marked the column of a NULL.
 */
class ObjectGetterAdvice extends GetterAdvice {

    ObjectGetterAdvice(MethodVisitor next, Site site) {
        super(next, site);
    }

    @Override
    protected void beforeReturn() {
        duplicate();
        loadField(InjectedField.CURSOR);
        column();
        before();
        mark(Object.class, Cursor.class);
    }
}
