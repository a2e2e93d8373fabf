package io.rowtally.instrument.jdbc;

import io.rowtally.bridge.Signature;
import io.rowtally.instrument.weave.Around;
import io.rowtally.instrument.weave.InjectedField;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;

/**
 * A getter that returns an object: it marks its column unless the answer is null. The signature on entry is kept,
 * because a primitive getter that the driver calls inside has marked the column of a NULL.
 */
class ObjectGetterAdvice extends Around {
    private int column;
    private int before;

    ObjectGetterAdvice(MethodVisitor next, Site site) {
        super(next, site, true);
    }

    @Override
    protected void entry() {
        column = newLocal(arguments[0]);
        before = newLocal(Type.LONG_TYPE);
        firstArgument();
        store(column, arguments[0]);
        loadField(InjectedField.SIGNATURE);
        store(before, Type.LONG_TYPE);
    }

    @Override
    protected void beforeReturn() {
        duplicate();
        loadField(InjectedField.CURSOR);
        load(column, arguments[0]);
        load(before, Type.LONG_TYPE);
        Class<?> type = arguments[0] == Type.INT_TYPE ? int.class : String.class;
        call(Signature.class, "read", long.class, Object.class, Object.class, type, long.class);
        storeLong(InjectedField.SIGNATURE);
    }

    /** What was not handed out was not read: pgjdbc's getClob reads the column as a long before it refuses it. */
    @Override
    protected void thrown() {
        holder();
        load(before, Type.LONG_TYPE);
        storeField(InjectedField.SIGNATURE);
    }
}
