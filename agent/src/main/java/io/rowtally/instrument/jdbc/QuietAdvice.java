package io.rowtally.instrument.jdbc;

import io.rowtally.instrument.weave.InjectedField;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;

/** A method that does not move the application's row, whatever the driver moves or reads meanwhile. */
final class QuietAdvice extends Guarded {
    private int before;

    QuietAdvice(MethodVisitor next, Site site) {
        super(next, site);
    }

    @Override
    protected void entry() {
        super.entry();
        before = newLocal(Type.LONG_TYPE);
        loadField(InjectedField.SIGNATURE);
        store(before, Type.LONG_TYPE);
        add(InjectedField.DEPTH, 1);
    }

    @Override
    protected void beforeReturn() {
        leave();
        super.beforeReturn();
    }

    @Override
    protected void thrown() {
        leave();
        super.thrown();
    }

    private void leave() {
        add(InjectedField.DEPTH, -1);
        holder();
        load(before, Type.LONG_TYPE);
        storeField(InjectedField.SIGNATURE);
    }
}
