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
 * The profile manager of pac4j 3 to 6: whom a login saves, and the profiles that all its getters answer from. It is asked nothing,
 * since it would look into the session.
 */
final class Pac4jRole implements Role {
    static final String MANAGER = "org/pac4j/core/profile/ProfileManager";
    private static final MethodSet HANDED_OUT = MethodSet.of("retrieveAll(Z)Ljava/util/LinkedHashMap;");
    private static final MethodSet SAVED = MethodSet.of(
            "save(ZLorg/pac4j/core/profile/CommonProfile;Z)V", "save(ZLorg/pac4j/core/profile/UserProfile;Z)V");
    private static final MethodSet FORGETTING = MethodSet.of("remove(Z)V", "logout()V", "removeProfiles()V");

    @Override
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        return type.name.equals(MANAGER);
    }

    @Override
    public @Nullable Advice advise(MethodVisitor next, Site site) {
        if (HANDED_OUT.has(site.method)) {
            return new Noting(next, site, Scope.PAC4J, Noting.What.RETURNED, 0);
        }
        if (SAVED.has(site.method)) {
            return new Noting(next, site, Scope.PAC4J, Noting.What.ACCEPTED, 1);
        }
        return FORGETTING.has(site.method) ? new Leaving(next, site) : null;
    }
}
