package io.rowtally.instrument.work;

import io.rowtally.bridge.Activation;
import io.rowtally.bridge.Scope;
import io.rowtally.instrument.weave.Advice;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Enclosed;
import io.rowtally.instrument.weave.Hierarchy;
import io.rowtally.instrument.weave.MethodNames;
import io.rowtally.instrument.weave.MethodSet;
import io.rowtally.instrument.weave.Role;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Where one that is not on this thread is served and no servlet is: a listener of JMS that is given a message, Spring's that are
 * given the session too, and the JDK's end of a remote call by RMI. The class that the JVM makes of a lambda never passes us, so
 * of a listener that is one the method with its body is taken.
 */
public final class CallRole implements Role {
    private static final String RMI = "sun/rmi/transport/Transport";
    private static final MethodSet CALLS = MethodSet.of("serviceCall(Ljava/rmi/server/RemoteCall;)Z");
    private static final String LISTENER = "onMessage";
    private static final String LAMBDA = "lambda$";
    private static final String[] MESSAGES = {"Ljavax/jms/Message;", "Ljakarta/jms/Message;"};
    private static final String[] SESSIONS = {"Ljavax/jms/Session;", "Ljakarta/jms/Session;"};

    @Override
    public void looksAt(MethodNames names) {
        names.add(LISTENER);
        names.addBeginning(LAMBDA);
    }

    @Override
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        for (ClassOutline.Member method : type.methods) {
            if (method.hasBody() && message(method) >= 0) {
                return true;
            }
        }
        return type.name.equals(RMI);
    }

    @Override
    public boolean takesStatic() {
        return true;
    }

    /** The number of the parameter with the message that a listener is given; -1 where the method is none. */
    private static int message(ClassOutline.Member method) {
        boolean named = method.name.equals(LISTENER) && !method.isStatic();
        if (!named && !method.name.startsWith(LAMBDA) || !method.descriptor.endsWith(")V")) {
            return -1;
        }
        for (int i = 0; i < MESSAGES.length; i++) {
            boolean withSession = method.descriptor.endsWith(MESSAGES[i] + SESSIONS[i] + ")V");
            if (withSession || method.descriptor.endsWith(MESSAGES[i] + ")V")) {
                int last = Type.getArgumentTypes(method.descriptor).length - (withSession ? 2 : 1);
                return named && last > 0 ? -1 : last;
            }
        }
        return -1;
    }

    @Override
    public @Nullable Advice advise(MethodVisitor next, Site site) {
        int message = message(site.method);
        if (message >= 0) {
            return new Served(next, site, Scope.MESSAGE, message);
        }
        return site.owner.equals(RMI) && CALLS.has(site.method) ? new Served(next, site, Scope.REMOTE_CALL, 0) : null;
    }

    /** The serving of one message or call. */
    private static final class Served extends Enclosed {
        private final int source;
        private final int parameter;

        Served(MethodVisitor next, Site site, int source, int parameter) {
            super(next, site);
            this.source = source;
            this.parameter = parameter;
        }

        @Override
        protected void begin() {
            argument(parameter);
            push(source);
            call(Scope.class, "serves", Object.class, Object.class, int.class);
        }

        @Override
        protected void end() {
            call(Activation.class, "endRequest", void.class, Object.class);
        }
    }
}
