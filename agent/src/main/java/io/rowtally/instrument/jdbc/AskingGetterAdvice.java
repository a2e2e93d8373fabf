package io.rowtally.instrument.jdbc;

import io.rowtally.bridge.Cursor;
import io.rowtally.instrument.weave.BridgeCall;
import io.rowtally.instrument.weave.InjectedField;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;

/** An object getter inside which a driver may query the server for a type it has not met (pgjdbc's TypeInfoCache). */
final class AskingGetterAdvice extends ObjectGetterAdvice {
    private static final BridgeCall ENTER = BridgeCall.of(Cursor.class, "enter", Object.class, Object.class);

    private int token;

    AskingGetterAdvice(MethodVisitor next, Site site) {
        super(next, site, true);
    }

    @Override
    protected void entry() {
        super.entry();
        token = newLocal(Guarded.OBJECT);
        loadField(InjectedField.CURSOR);
        call(ENTER);
        store(token, Guarded.OBJECT);
    }

    @Override
    protected void beforeReturn() {
        exit();
        super.beforeReturn();
    }

    @Override
    protected boolean mayFail() {
        return true;
    }

    @Override
    protected void thrown() {
        exit();
        super.thrown();
    }

    private void exit() {
        load(token, Guarded.OBJECT);
        call(Guarded.EXIT);
    }
}
