package io.rowtally.instrument.jdbc;

import io.rowtally.bridge.Cursor;
import io.rowtally.instrument.weave.Around;
import io.rowtally.instrument.weave.InjectedField;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;

/** {@code close()}: the last row is left on entry, since a driver may read to the end while it closes (jTDS). */
final class CloseAdvice extends Around {

    CloseAdvice(MethodVisitor next, Site site) {
        super(next, site, true);
    }

    @Override
    protected void entry() {
        loadField(InjectedField.CURSOR);
        loadField(InjectedField.DEPTH);
        loadField(InjectedField.SIGNATURE);
        call(Cursor.class, "closing", long.class, Object.class, int.class, long.class);
        storeLong(InjectedField.SIGNATURE);
        add(InjectedField.DEPTH, 1);
    }

    @Override
    protected void beforeReturn() {
        add(InjectedField.DEPTH, -1);
    }

    @Override
    protected void thrown() {
        add(InjectedField.DEPTH, -1);
    }
}
