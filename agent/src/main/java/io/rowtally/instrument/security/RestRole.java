package io.rowtally.instrument.security;

import io.rowtally.bridge.Scope;
import io.rowtally.instrument.weave.Advice;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Hierarchy;
import io.rowtally.instrument.weave.MethodNames;
import io.rowtally.instrument.weave.MethodSet;
import io.rowtally.instrument.weave.Role;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/**
 * The request of JAX-RS, as Jersey, RESTEasy and CXF have it: a filter gives it the security context with the user, of whom the
 * servlet request around it mostly knows nothing.
 */
public final class RestRole implements Role {
    private static final MethodSet GIVEN = MethodSet.of(
            "setSecurityContext(Ljavax/ws/rs/core/SecurityContext;)V",
            "setSecurityContext(Ljakarta/ws/rs/core/SecurityContext;)V");

    @Override
    public void looksAt(MethodNames names) {
        names.add(GIVEN);
    }

    @Override
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        for (ClassOutline.Member method : type.methods) {
            if (method.advisable() && GIVEN.has(method)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public @Nullable Advice advise(MethodVisitor next, Site site) {
        return GIVEN.has(site.method) ? new Noting(next, site, Scope.REST, Noting.What.ACCEPTED, 0) : null;
    }
}
