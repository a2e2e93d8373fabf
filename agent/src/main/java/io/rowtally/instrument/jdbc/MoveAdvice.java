package io.rowtally.instrument.jdbc;

import io.rowtally.bridge.Cursor;
import io.rowtally.instrument.weave.Around;
import io.rowtally.instrument.weave.InjectedField;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;

/** {@code next()} and the other moves: the hot path. */
class MoveAdvice extends Around {

    MoveAdvice(MethodVisitor next, Site site) {
        super(next, site, true);
    }

    @Override
    protected void entry() {
        loadField(InjectedField.CURSOR);
        self();
        loadField(InjectedField.DEPTH);
        call(Cursor.class, "probe", void.class, Object.class, Object.class, int.class);
        add(InjectedField.DEPTH, 1);
    }

    @Override
    protected final void beforeReturn() {
        add(InjectedField.DEPTH, -1);
        if (result == Type.BOOLEAN_TYPE) {
            duplicate();
        } else {
            push(false);
        }
        loadField(InjectedField.CURSOR);
        self();
        loadField(InjectedField.DEPTH);
        loadField(InjectedField.SIGNATURE);
        book();
        storeLong(InjectedField.SIGNATURE);
    }

    /** What happened, the cursor, the set, the depth and the signature are on the stack. */
    void book() {
        call(Cursor.class, "moved", long.class, boolean.class, Object.class, Object.class, int.class, long.class);
    }

    @Override
    protected final void thrown() {
        add(InjectedField.DEPTH, -1);
        loadField(InjectedField.CURSOR);
        loadField(InjectedField.DEPTH);
        call(Cursor.class, "probeFailed", void.class, Object.class, int.class);
    }
}
