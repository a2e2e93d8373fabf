package io.rowtally.instrument.jdbc;

import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;

/** A method that does not move the application's row, whatever the driver moves or reads meanwhile. */
class QuietAdvice extends RowAdvice {
    private int token;

    QuietAdvice(MethodVisitor next, Site site) {
        super(next, site);
    }

    @Override
    protected final void entry() {
        token = newLocal(Guarded.OBJECT);
        call(Guarded.ENTER);
        store(token, Guarded.OBJECT);
        enterRow();
    }

    @Override
    protected void beforeReturn() {
        leave();
    }

    @Override
    protected final void thrown() {
        leave();
    }

    private void leave() {
        restoreRow();
        load(token, Guarded.OBJECT);
        call(Guarded.EXIT);
    }
}
