package io.rowtally.instrument.jdbc;

import io.rowtally.bridge.Signature;
import io.rowtally.instrument.weave.Around;
import io.rowtally.instrument.weave.InjectedField;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * A getter of a result set: it marks its column when it returns, by index in the signature, by label in the state. What was
 * there on entry is kept, because what a getter refuses, or what the driver reads of the column inside, was not handed out.
 */
abstract class GetterAdvice extends Around {
    private final InjectedField marked;
    private final Type markedType;
    private int column;
    private int before;

    GetterAdvice(MethodVisitor next, Site site) {
        super(next, site, true);
        boolean byLabel = arguments[0] != Type.INT_TYPE;
        marked = byLabel ? InjectedField.STATE : InjectedField.SIGNATURE;
        markedType = byLabel ? Type.INT_TYPE : Type.LONG_TYPE;
    }

    @Override
    protected void entry() {
        column = newLocal(arguments[0]);
        before = newLocal(markedType);
        firstArgument();
        store(column, arguments[0]);
        loadField(marked);
        store(before, markedType);
    }

    /** Loads the column's number or label. */
    final void column() {
        load(column, arguments[0]);
    }

    /** Loads what is marked, as it is now. */
    final void marks() {
        loadField(marked);
    }

    /** Loads what was marked on entry. */
    final void before() {
        load(before, markedType);
    }

    /** Marks the column: stores the answer of the bridge, whose first parameters are given, and whose last two are loaded. */
    final void mark(@Nullable Class<?>... first) {
        Class<?>[] parameters = java.util.Arrays.copyOf(first, first.length + 2);
        boolean byLabel = marked == InjectedField.STATE;
        parameters[first.length] = byLabel ? String.class : int.class;
        parameters[first.length + 1] = byLabel ? int.class : long.class;
        call(Signature.class, "read", parameters[first.length + 1], parameters);
        storeBelow(marked, markedType);
    }

    /** pgjdbc reads a column as text before it finds that it is no number, and as a long before it refuses a Clob. */
    @Override
    protected void thrown() {
        holder();
        before();
        storeField(marked);
    }
}
