package io.rowtally.instrument.jdbc;

import io.rowtally.bridge.Cursor;
import io.rowtally.instrument.weave.InjectedField;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;

/** {@code next()} and the other moves: the hot path. */
class MoveAdvice extends RowAdvice {

    MoveAdvice(MethodVisitor next, Site site) {
        super(next, site);
    }

    @Override
    protected void entry() {
        enterRow();
        loadField(InjectedField.CURSOR);
        self();
        state();
        signature();
        call(Cursor.class, "probe", long.class, Object.class, Object.class, int.class, long.class);
        keepSignature();
    }

    @Override
    protected void beforeReturn() {
        if (result == Type.BOOLEAN_TYPE) {
            duplicate();
        } else {
            push(false);
        }
        loadField(InjectedField.CURSOR);
        self();
        state();
        signature();
        call(
                Cursor.class,
                asksAnother() ? "movedThrough" : "moved",
                long.class,
                boolean.class,
                Object.class,
                Object.class,
                int.class,
                long.class);
        leaveRow();
    }

    @Override
    protected void thrown() {
        loadField(InjectedField.CURSOR);
        signature();
        call(Cursor.class, "probeFailed", long.class, Object.class, long.class);
        keepSignature();
        restoreRow();
    }
}
