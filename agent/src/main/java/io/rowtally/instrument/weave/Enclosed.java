package io.rowtally.instrument.weave;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;

/**
 * A method between two calls of the bridge: what the first one answers is kept in a local variable and goes to the second one,
 * whether the method returns or throws.
 */
public abstract class Enclosed extends Around {
    protected static final Type OBJECT = Type.getType(Object.class);

    private int token;

    protected Enclosed(MethodVisitor next, Site site) {
        super(next, site, true);
    }

    /** Leaves the first call's answer on the stack. */
    protected abstract void begin();

    /** Takes that answer from the stack. */
    protected abstract void end();

    @Override
    protected void entry() {
        token = newLocal(OBJECT);
        begin();
        store(token, OBJECT);
    }

    @Override
    protected void beforeReturn() {
        token();
        end();
    }

    @Override
    protected void thrown() {
        token();
        end();
    }

    /** Loads the first call's answer. */
    protected final void token() {
        load(token, OBJECT);
    }
}
