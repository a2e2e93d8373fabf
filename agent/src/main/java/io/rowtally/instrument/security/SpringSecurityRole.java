package io.rowtally.instrument.security;

import io.rowtally.bridge.Scope;
import io.rowtally.instrument.weave.Advice;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Hierarchy;
import io.rowtally.instrument.weave.MethodSet;
import io.rowtally.instrument.weave.Role;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/**
 * The strategies behind Spring Security's {@code SecurityContextHolder}, and its context, from 3.0 on. A context counts once the application
 * has set or got it: one that is deferred (5.8 and later) may be read from a session's store when it is asked for first, and
 * an empty one is made and left on the thread, so the agent asks for neither.
 */
final class SpringSecurityRole implements Role {
    private static final String CONTEXT = "Lorg/springframework/security/core/context/SecurityContext;";
    static final String GET = "getContext";
    static final String CLEAR = "clearContext";
    static final String AUTHENTICATE = "setAuthentication";
    private static final MethodSet HANDED_IN = MethodSet.of("setContext(" + CONTEXT + ")V");
    private static final MethodSet HANDED_OUT = MethodSet.of(GET + "()" + CONTEXT);
    /** A logout of Spring Security 3 and 4 empties the context before it clears it. */
    private static final MethodSet FORGETTING =
            MethodSet.of(CLEAR + "()V", AUTHENTICATE + "(Lorg/springframework/security/core/Authentication;)V");

    @Override
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        for (ClassOutline.Member method : type.methods) {
            if (method.advisable() && (HANDED_OUT.has(method) || FORGETTING.has(method))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public @Nullable Advice advise(MethodVisitor next, Site site) {
        if (site.method.isStatic()) {
            return null;
        }
        if (HANDED_OUT.has(site.method)) {
            return new Noting(next, site, Scope.SPRING_SECURITY, Noting.What.RETURNED, 0);
        }
        if (HANDED_IN.has(site.method)) {
            return new Noting(next, site, Scope.SPRING_SECURITY, Noting.What.GIVEN, 0);
        }
        return FORGETTING.has(site.method) ? new Leaving(next, site) : null;
    }
}
