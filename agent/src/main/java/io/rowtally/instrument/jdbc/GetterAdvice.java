package io.rowtally.instrument.jdbc;

import io.rowtally.instrument.weave.Around;
import io.rowtally.instrument.weave.InjectedField;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;

/**
 * A getter of a result set: it marks its column when it returns. The signature on entry is kept, because what a getter
 * refuses, or what the driver reads of the column inside, was not handed out.
 */
abstract class GetterAdvice extends Around {
    private int column;
    private int before;

    GetterAdvice(MethodVisitor next, Site site) {
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

    /** Loads the column's number or label. */
    final void column() {
        load(column, arguments[0]);
    }

    final Class<?> columnType() {
        return arguments[0] == Type.INT_TYPE ? int.class : String.class;
    }

    /** Loads the signature as it was on entry. */
    final void before() {
        load(before, Type.LONG_TYPE);
    }

    /** pgjdbc reads a column as text before it finds that it is no number, and as a long before it refuses a Clob. */
    @Override
    protected void thrown() {
        holder();
        before();
        storeField(InjectedField.SIGNATURE);
    }
}
