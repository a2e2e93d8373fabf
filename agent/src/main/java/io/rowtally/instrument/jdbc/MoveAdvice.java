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
        call(Cursor.class, "probe", void.class, Cursor.class, Object.class, int.class);
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
                Cursor.class,
                Object.class,
                int.class,
                long.class);
        leaveRow();
    }

    @Override
    protected void thrown() {
        restoreRow();
        loadField(InjectedField.CURSOR);
        state();
        call(Cursor.class, "probeFailed", void.class, Cursor.class, int.class);
    }
}
