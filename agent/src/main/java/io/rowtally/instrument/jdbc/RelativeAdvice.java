package io.rowtally.instrument.jdbc;

import io.rowtally.bridge.Cursor;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;

/** {@code relative(rows)}: a move, unless it is by no row at all. */
final class RelativeAdvice extends MoveAdvice {
    private int rows;

    RelativeAdvice(MethodVisitor next, Site site) {
        super(next, site);
    }

    @Override
    protected void entry() {
        rows = newLocal(Type.INT_TYPE);
        firstArgument();
        store(rows, Type.INT_TYPE);
        super.entry();
    }

    @Override
    void book() {
        load(rows, Type.INT_TYPE);
        call(
                Cursor.class,
                "movedBy",
                long.class,
                boolean.class,
                Object.class,
                Object.class,
                int.class,
                long.class,
                int.class);
    }
}
