package io.rowtally.instrument.work;

import io.rowtally.bridge.HandOver;
import io.rowtally.bridge.Scope;
import io.rowtally.instrument.weave.Advice;
import io.rowtally.instrument.weave.Around;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Hierarchy;
import io.rowtally.instrument.weave.MethodNames;
import io.rowtally.instrument.weave.MethodSet;
import io.rowtally.instrument.weave.Role;
import io.rowtally.instrument.weave.Site;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Vert.x 4 and 5, on which Quarkus stands: a request has a context of its own, and whatever is done for it, on the event loop that
 * serves many or on a worker, is dispatched in that. So the context has the request's scope, from where the server has read the
 * head to where the answer is complete. The router is heard when it is given the user.
 */
public final class VertxRole implements Role {
    private static final String HTTP = "io/vertx/core/http/impl/";
    private static final String CONTEXT = "context";
    /** The request that is being answered. */
    private static final String IN_PROGRESS = "responseInProgress";

    /** Requests of HTTP/1 and 2; the last two are those of 5.1. */
    private static final Set<String> REQUESTS = new HashSet<>(Arrays.asList(
            HTTP + "Http1xServerRequest",
            HTTP + "Http2ServerRequest",
            HTTP + "http1/Http1ServerRequest",
            HTTP + "HttpServerRequestImpl"));
    /** Where one begins; each looks into its context there. */
    private static final Set<String> BEGINNING =
            new HashSet<>(Arrays.asList("handleBegin", "dispatch", "handleHeaders"));

    private static final MethodSet ENDING = MethodSet.of("onClose()V", "handleClosed(Ljava/lang/Void;)V");
    /** The connections of HTTP/1, which know when an answer is complete. */
    private static final Set<String> CONNECTIONS =
            new HashSet<>(Arrays.asList(HTTP + "Http1xServerConnection", HTTP + "http1/Http1ServerConnection"));

    private static final MethodSet COMPLETING = MethodSet.of("responseComplete()V");
    private static final MethodSet GIVEN = MethodSet.of("setUser(Lio/vertx/ext/auth/User;)V");
    /** Where Quarkus keeps who has logged in by a form, in a cookie: the login's own request has no other user. */
    private static final String LOGINS = "io/quarkus/vertx/http/runtime/security/PersistentLoginManager";

    private static final String IDENTITY = "(Lio/quarkus/security/identity/SecurityIdentity;";

    @Override
    public void looksAt(MethodNames names) {}

    @Override
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        return isOne(type.name);
    }

    static boolean isOne(String type) {
        return REQUESTS.contains(type)
                || CONNECTIONS.contains(type)
                || isContext(type)
                || type.equals(LOGINS)
                || type.equals("io/vertx/ext/web/impl/UserContextImpl")
                || type.equals("io/vertx/ext/web/impl/RoutingContextImpl");
    }

    private static boolean isContext(String type) {
        return type.equals("io/vertx/core/impl/VertxImpl") || type.equals("io/vertx/core/impl/DuplicatedContext");
    }

    @Override
    public @Nullable Advice advise(MethodVisitor next, Site site) {
        String name = site.method.name;
        if (REQUESTS.contains(site.owner)) {
            if (ENDING.has(site.method)) {
                return new Answered(next, site);
            }
            return BEGINNING.contains(name) ? new Looking(next, site, CONTEXT) : null;
        }
        if (CONNECTIONS.contains(site.owner)) {
            return COMPLETING.has(site.method) ? new Looking(next, site, IN_PROGRESS) : null;
        }
        if (!isContext(site.owner)) {
            boolean given =
                    GIVEN.has(site.method) || name.equals("save") && site.method.descriptor.startsWith(IDENTITY);
            return given ? new Telling(next, site, Scope.class, "userFound") : null;
        }
        if (name.equals("beginDispatch") && site.method.descriptor.startsWith("(L")) {
            return new Telling(next, site, HandOver.class, "dispatched");
        }
        if (name.equals("endDispatch")) {
            return new Left(next, site);
        }
        boolean copies = name.equals("duplicate") && site.method.descriptor.endsWith("/ContextInternal;");
        return copies ? new Copied(next, site) : null;
    }

    /** A request is over. */
    private static final class Answered extends Around {
        Answered(MethodVisitor next, Site site) {
            super(next, site, false);
        }

        @Override
        protected void entry() {
            self();
            call(HandOver.class, "answered", void.class, Object.class);
        }
    }

    /** The bridge is told the parameter. */
    private static final class Telling extends Around {
        private final Class<?> bridge;
        private final String what;

        Telling(MethodVisitor next, Site site, Class<?> bridge, String what) {
            super(next, site, false);
            this.bridge = bridge;
            this.what = what;
        }

        @Override
        protected void entry() {
            firstArgument();
            call(bridge, what, void.class, Object.class);
        }
    }

    /** A look into a field of this: a request's context, or the request that a connection has answered. */
    private static final class Looking extends Around {
        private final String field;

        Looking(MethodVisitor next, Site site, String field) {
            super(next, site, false);
            this.field = field;
        }

        @Override
        public void visitFieldInsn(int opcode, String type, String name, String descriptor) {
            super.visitFieldInsn(opcode, type, name, descriptor);
            if (opcode != Opcodes.GETFIELD || !type.equals(owner) || !name.equals(field)) {
                return;
            }
            duplicate();
            if (field.equals(CONTEXT)) {
                self();
                call(HandOver.class, "arrived", void.class, Object.class, Object.class);
            } else {
                call(HandOver.class, "answered", void.class, Object.class);
            }
        }
    }

    /** The thread leaves a context. */
    private static final class Left extends Around {
        Left(MethodVisitor next, Site site) {
            super(next, site, false);
        }

        @Override
        protected void entry() {
            call(HandOver.class, "left", void.class);
        }
    }

    /** One more context for the same request. */
    private static final class Copied extends Around {
        Copied(MethodVisitor next, Site site) {
            super(next, site, false);
        }

        @Override
        protected void beforeReturn() {
            duplicate();
            call(HandOver.class, "handed", void.class, Object.class);
        }
    }
}
