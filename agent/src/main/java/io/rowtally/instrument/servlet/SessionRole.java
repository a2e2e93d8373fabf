package io.rowtally.instrument.servlet;

import io.rowtally.bridge.Scope;
import io.rowtally.instrument.weave.Advice;
import io.rowtally.instrument.weave.Around;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Hierarchy;
import io.rowtally.instrument.weave.MethodNames;
import io.rowtally.instrument.weave.Role;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Requests that hand out the session. The agent never asks for a session itself: that would prolong its life, or load it
 * from a store; it notes the one that the application has asked for.
 */
public final class SessionRole implements Role {
    private static final String HANDS_OUT = "getSession";

    @Override
    public void looksAt(MethodNames names) {
        names.add(HANDS_OUT);
    }

    @Override
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        for (ClassOutline.Member method : type.methods) {
            if (method.advisable() && handsOut(method)) {
                return true;
            }
        }
        return false;
    }

    private static boolean handsOut(ClassOutline.Member method) {
        return method.name.equals(HANDS_OUT)
                && (method.descriptor.startsWith("()L") || method.descriptor.startsWith("(Z)L"))
                && method.descriptor.endsWith("/servlet/http/HttpSession;");
    }

    @Override
    public @Nullable Advice advise(MethodVisitor next, Site site) {
        return handsOut(site.method) ? new HandedOut(next, site) : null;
    }

    /** The handing out of a session. */
    private static final class HandedOut extends Around {
        HandedOut(MethodVisitor next, Site site) {
            super(next, site, false);
        }

        @Override
        protected void beforeReturn() {
            duplicate();
            call(Scope.class, "sessionSeen", void.class, Object.class);
        }
    }
}
