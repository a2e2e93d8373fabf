package io.rowtally.instrument.jdbc;

import io.rowtally.bridge.Signature;
import io.rowtally.instrument.weave.Around;
import io.rowtally.instrument.weave.InjectedField;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;

/** A getter that returns a primitive: it marks its column whenever it is called, since a NULL reads as 0. */
final class PrimitiveGetterAdvice extends Around {

    PrimitiveGetterAdvice(MethodVisitor next, Site site) {
        super(next, site, false);
    }

    @Override
    protected void entry() {
        self();
        loadField(InjectedField.CURSOR);
        firstArgument();
        loadField(InjectedField.SIGNATURE);
        Class<?> column = arguments[0] == Type.INT_TYPE ? int.class : String.class;
        call(Signature.class, "read", long.class, Object.class, column, long.class);
        storeField(InjectedField.SIGNATURE);
    }
}
