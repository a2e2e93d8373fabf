package io.rowtally.instrument.security;

import io.rowtally.bridge.Scope;
import io.rowtally.instrument.weave.Advice;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Enclosed;
import io.rowtally.instrument.weave.Hierarchy;
import io.rowtally.instrument.weave.Role;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/** The JDK's {@code Subject}: what is done in the name of one, by {@code doAs}, {@code doAsPrivileged} and {@code callAs}. */
final class SubjectRole implements Role {
    static final String SUBJECT = "javax/security/auth/Subject";

    @Override
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        return type.name.equals(SUBJECT);
    }

    @Override
    public @Nullable Advice advise(MethodVisitor next, Site site) {
        boolean acting = site.method.name.startsWith("doAs") || site.method.name.equals("callAs");
        return acting && site.method.isStatic() && site.method.descriptor.startsWith("(L" + SUBJECT + ";")
                ? new Acting(next, site)
                : null;
    }

    /** One action. */
    private static final class Acting extends Enclosed {

        Acting(MethodVisitor next, Site site) {
            super(next, site);
        }

        @Override
        protected void begin() {
            firstArgument();
            push(Scope.SUBJECT);
            call(Scope.class, "begins", Object.class, Object.class, int.class);
        }

        @Override
        protected void end() {
            call(Scope.class, "ends", void.class, Object.class);
        }
    }
}
