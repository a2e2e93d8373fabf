package io.rowtally.instrument.jdbc;

import io.rowtally.bridge.Cursor;
import io.rowtally.instrument.weave.InjectedField;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;

/** {@code moveToInsertRow()} and {@code moveToCurrentRow()}: drivers ask the server for keys and defaults meanwhile. */
final class InsertRowAdvice extends QuietAdvice {
    private final boolean entered;

    InsertRowAdvice(MethodVisitor next, Site site, boolean entered) {
        super(next, site);
        this.entered = entered;
    }

    @Override
    protected void beforeReturn() {
        super.beforeReturn();
        loadField(InjectedField.CURSOR);
        push(entered);
        state();
        signature();
        call(Cursor.class, "insertRow", long.class, Object.class, boolean.class, int.class, long.class);
        leaveRow();
    }
}
