package io.rowtally.instrument.jdbc;

import io.rowtally.bridge.Signature;
import io.rowtally.instrument.weave.Around;
import io.rowtally.instrument.weave.InjectedField;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;

/**
 * A getter that returns a primitive: it marks its column whenever it returns, since a NULL reads as 0. What it refuses was not
 * read: a column that is not there, a text that is no number.
 */
final class PrimitiveGetterAdvice extends Around {
    private int column;
    private int before;

    PrimitiveGetterAdvice(MethodVisitor next, Site site) {
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
        holder();
        loadField(InjectedField.CURSOR);
        load(column, arguments[0]);
        loadField(InjectedField.SIGNATURE);
        Class<?> type = arguments[0] == Type.INT_TYPE ? int.class : String.class;
        call(Signature.class, "read", long.class, Object.class, type, long.class);
        storeField(InjectedField.SIGNATURE);
    }

    /** pgjdbc reads a column as text before it finds that it is no number. */
    @Override
    protected void thrown() {
        holder();
        load(before, Type.LONG_TYPE);
        storeField(InjectedField.SIGNATURE);
    }
}
