package io.rowtally.instrument.security;

import io.rowtally.bridge.Activation;
import io.rowtally.bridge.Scope;
import io.rowtally.instrument.weave.Around;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;

/** A method that shows what a framework holds. */
final class Noting extends Around {
    private static final Type OBJECT = Type.getType(Object.class);

    /** What of a call shows it, and when. */
    enum What {
        /** A parameter as it is given, which lasts on a thread that serves no request. */
        GIVEN,
        /** A parameter, once the method has returned and has not refused by false or null. */
        ACCEPTED,
        /** What is returned. */
        RETURNED
    }

    private final int framework;
    private final What what;
    private final int parameter;
    private int kept;

    /** @param parameter its number from 0, of any type; not looked at for what is returned */
    Noting(MethodVisitor next, Site site, int framework, What what, int parameter) {
        super(next, site, false);
        this.framework = framework;
        this.what = what;
        this.parameter = parameter;
    }

    @Override
    protected void entry() {
        if (what == What.GIVEN) {
            argument(parameter);
            push(framework);
            call(Activation.class, "frameworkGiven", void.class, Object.class, int.class);
        } else if (what == What.ACCEPTED) {
            kept = newLocal(OBJECT);
            argument(parameter);
            box(arguments[parameter]);
            store(kept, OBJECT);
        }
    }

    @Override
    protected void beforeReturn() {
        if (what == What.RETURNED) {
            duplicate(result);
            box(result);
            seen();
        } else if (what == What.ACCEPTED && result.equals(Type.VOID_TYPE)) {
            load(kept, OBJECT);
            seen();
        } else if (what == What.ACCEPTED) {
            duplicate(result);
            box(result);
            load(kept, OBJECT);
            push(framework);
            call(Scope.class, "seenUnlessRefused", void.class, Object.class, Object.class, int.class);
        }
    }

    private void seen() {
        push(framework);
        call(Activation.class, "frameworkSeen", void.class, Object.class, int.class);
    }
}
