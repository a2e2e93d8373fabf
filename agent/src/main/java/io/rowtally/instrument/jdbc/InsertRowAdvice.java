package io.rowtally.instrument.jdbc;

import io.rowtally.bridge.Cursor;
import io.rowtally.instrument.weave.InjectedField;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;

/** {@code moveToInsertRow()} and {@code moveToCurrentRow()}: drivers ask the server for keys and defaults meanwhile. */
final class InsertRowAdvice extends Guarded {
    private final boolean entered;

    InsertRowAdvice(MethodVisitor next, Site site, boolean entered) {
        super(next, site);
        this.entered = entered;
    }

    @Override
    protected void entry() {
        super.entry();
        add(InjectedField.DEPTH, 1);
    }

    @Override
    protected void beforeReturn() {
        add(InjectedField.DEPTH, -1);
        super.beforeReturn();
        loadField(InjectedField.CURSOR);
        push(entered);
        loadField(InjectedField.DEPTH);
        loadField(InjectedField.SIGNATURE);
        call(Cursor.class, "insertRow", long.class, Object.class, boolean.class, int.class, long.class);
        storeLong(InjectedField.SIGNATURE);
    }

    @Override
    protected void thrown() {
        add(InjectedField.DEPTH, -1);
        super.thrown();
    }
}
