package io.rowtally.instrument.jdbc;

import io.rowtally.bridge.Cursor;
import io.rowtally.instrument.weave.InjectedField;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;

/** {@code close()}: the last row is left on entry, since a driver may read to the end while it closes (jTDS). */
final class CloseAdvice extends RowAdvice {

    CloseAdvice(MethodVisitor next, Site site) {
        super(next, site);
    }

    @Override
    protected void entry() {
        enterRow();
        loadField(InjectedField.CURSOR);
        state();
        signature();
        call(Cursor.class, "closing", long.class, Object.class, int.class, long.class);
        storeLong(InjectedField.SIGNATURE);
    }

    @Override
    protected void beforeReturn() {
        restoreState();
    }

    @Override
    protected void thrown() {
        restoreState();
    }
}
