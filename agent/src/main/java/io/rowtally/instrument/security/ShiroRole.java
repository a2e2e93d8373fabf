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
 * Apache Shiro's {@code ThreadContext}, to which the subject is bound, and the subject, which forgets its user on logout. The
 * subject itself is asked nothing: it would look into its session for whom it runs as, and that may lie in a store.
 */
final class ShiroRole implements Role {
    private static final String CONTEXT = "org/apache/shiro/util/ThreadContext";
    private static final String SUBJECT = "org/apache/shiro/subject/support/DelegatingSubject";
    private static final MethodSet BOUND = MethodSet.of("bind(Lorg/apache/shiro/subject/Subject;)V");
    private static final MethodSet FORGETTING = MethodSet.of("remove()V", "logout()V");

    @Override
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        return type.name.equals(CONTEXT) || type.name.equals(SUBJECT);
    }

    @Override
    public @Nullable Advice advise(MethodVisitor next, Site site) {
        if (BOUND.has(site.method)) {
            return new Noting(next, site, Scope.SHIRO, Noting.What.GIVEN, 0);
        }
        return FORGETTING.has(site.method) ? new Leaving(next, site) : null;
    }
}
