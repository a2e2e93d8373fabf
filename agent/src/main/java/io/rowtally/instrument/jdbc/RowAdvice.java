package io.rowtally.instrument.jdbc;

import io.rowtally.bridge.Signature;
import io.rowtally.instrument.weave.Around;
import io.rowtally.instrument.weave.InjectedField;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;

/**
 * A method inside which a result set may call itself: while it runs, the state says so, and what was read on the row before
 * is kept, since what the driver reads inside is its own.
 */
abstract class RowAdvice extends Around {
    private int signature;
    private int state;

    RowAdvice(MethodVisitor next, Site site) {
        super(next, site, true);
    }

    /** Keeps what was read, and says that the result set is inside a call from now on. */
    final void enterRow() {
        signature = newLocal(Type.LONG_TYPE);
        state = newLocal(Type.INT_TYPE);
        loadField(InjectedField.SIGNATURE);
        store(signature, Type.LONG_TYPE);
        loadField(InjectedField.STATE);
        store(state, Type.INT_TYPE);
        add(InjectedField.STATE, Signature.CALL);
    }

    /** Loads the columns that were read by index when the method was called. */
    final void signature() {
        load(signature, Type.LONG_TYPE);
    }

    /** Has the long on top of the stack be what {@link #signature} loads from now on. */
    final void keepSignature() {
        store(signature, Type.LONG_TYPE);
    }

    /** Loads the state in which the method was called: it tells whether the application called it. */
    void state() {
        load(state, Type.INT_TYPE);
    }

    /** The row is what it was before the call. */
    final void restoreRow() {
        holder();
        signature();
        storeField(InjectedField.SIGNATURE);
        restoreState();
    }

    final void restoreState() {
        holder();
        load(state, Type.INT_TYPE);
        storeField(InjectedField.STATE);
    }

    /** The application's call has left the row: the signature on top of the stack is the next one's, and no label is read. */
    final void leaveRow() {
        storeLong(InjectedField.SIGNATURE);
        holder();
        load(state, Type.INT_TYPE);
        state();
        call(Signature.class, "moved", int.class, int.class, int.class);
        storeField(InjectedField.STATE);
    }
}
