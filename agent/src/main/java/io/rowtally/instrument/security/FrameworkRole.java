package io.rowtally.instrument.security;

import io.rowtally.instrument.weave.Advice;
import io.rowtally.instrument.weave.Candidate;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Hierarchy;
import io.rowtally.instrument.weave.MethodNames;
import io.rowtally.instrument.weave.Role;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/** The classes in which security frameworks keep the user. What knows a framework is loaded with the first such class. */
public final class FrameworkRole implements Role {

    /** Those of Spring Security, whose strategies are told by what they have; its constants do not load its class. */
    @Override
    public void looksAt(MethodNames names) {
        names.add(SpringSecurityRole.GET, SpringSecurityRole.CLEAR, SpringSecurityRole.AUTHENTICATE);
    }

    @Override
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        return Candidate.isNamed(type.name) && of(type.name).plays(type, hierarchy);
    }

    private static Role of(String type) {
        if (type.startsWith("org/apache/shiro/")) {
            return new ShiroRole();
        }
        if (type.equals(Pac4jRole.MANAGER)) {
            return new Pac4jRole();
        }
        if (type.equals(SubjectRole.SUBJECT)) {
            return new SubjectRole();
        }
        return type.startsWith("cn/dev33/") ? new SaTokenRole() : new SpringSecurityRole();
    }

    @Override
    public boolean takesStatic() {
        return true;
    }

    @Override
    public @Nullable Advice advise(MethodVisitor next, Site site) {
        return of(site.owner).advise(next, site);
    }
}
