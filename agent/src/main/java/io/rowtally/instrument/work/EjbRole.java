package io.rowtally.instrument.work;

import io.rowtally.bridge.Attached;
import io.rowtally.bridge.Scope;
import io.rowtally.instrument.weave.Advice;
import io.rowtally.instrument.weave.Around;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Hierarchy;
import io.rowtally.instrument.weave.MethodNames;
import io.rowtally.instrument.weave.MethodSet;
import io.rowtally.instrument.weave.Role;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/**
 * OpenEJB, which TomEE has too: the security service is told of each call of a bean that is entered, and finds who calls, and of each
 * that is left. And its timers, which run beans' methods as jobs.
 */
public final class EjbRole implements Role {
    private static final String SECURITY = "org/apache/openejb/core/security/AbstractSecurityService";
    private static final String TIMERS = "org/apache/openejb/core/timer/EjbTimerServiceImpl";
    private static final String CONTEXTS =
            "(Lorg/apache/openejb/core/ThreadContext;Lorg/apache/openejb/core/ThreadContext;)V";
    private static final MethodSet ENTERED = MethodSet.of("contextEntered" + CONTEXTS);
    private static final MethodSet LEFT = MethodSet.of("contextExited" + CONTEXTS);
    private static final MethodSet RUN = MethodSet.of("ejbTimeout(Lorg/apache/openejb/core/timer/TimerData;)V");

    @Override
    public void looksAt(MethodNames names) {}

    @Override
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        return type.name.equals(SECURITY) || type.name.equals(TIMERS);
    }

    @Override
    public @Nullable Advice advise(MethodVisitor next, Site site) {
        if (ENTERED.has(site.method)) {
            return new Entering(next, site);
        }
        if (LEFT.has(site.method)) {
            return new Leaving(next, site);
        }
        return RUN.has(site.method) ? new JobRole.Run(next, site, 0) : null;
    }

    /** The entering of a call: the second context is its own, and has its caller by the end. */
    private static final class Entering extends Around {
        private int context;

        Entering(MethodVisitor next, Site site) {
            super(next, site, false);
        }

        @Override
        protected void entry() {
            context = newLocal(arguments[1]);
            argument(1);
            store(context, arguments[1]);
        }

        @Override
        protected void beforeReturn() {
            load(context, arguments[1]);
            push(Scope.EJB);
            call(Attached.class, "entered", void.class, Object.class, int.class);
        }
    }

    /** The leaving: the first context is that of the call. */
    private static final class Leaving extends Around {

        Leaving(MethodVisitor next, Site site) {
            super(next, site, false);
        }

        @Override
        protected void entry() {
            argument(0);
            call(Attached.class, "left", void.class, Object.class);
        }
    }
}
