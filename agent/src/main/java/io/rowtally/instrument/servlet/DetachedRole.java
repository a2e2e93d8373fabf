package io.rowtally.instrument.servlet;

import io.rowtally.bridge.HandOver;
import io.rowtally.instrument.weave.Advice;
import io.rowtally.instrument.weave.Around;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Hierarchy;
import io.rowtally.instrument.weave.MethodNames;
import io.rowtally.instrument.weave.Role;
import io.rowtally.instrument.weave.Site;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Requests that go on without their thread: from where the container hands out the asynchronous context to where that is told
 * that the request is complete, or is to be served again. No listener is registered, so nothing of the application's changes.
 */
public final class DetachedRole implements Role {
    private static final String START = "startAsync";
    private static final String COMPLETE = "complete";
    private static final String DISPATCH = "dispatch";
    private static final Set<String> CONTEXTS =
            new HashSet<>(Arrays.asList("javax/servlet/AsyncContext", "jakarta/servlet/AsyncContext"));

    @Override
    public void looksAt(MethodNames names) {
        names.add(START, COMPLETE, DISPATCH);
    }

    @Override
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        boolean completes = false;
        for (ClassOutline.Member method : type.methods) {
            if (method.advisable() && isDetaching(method)) {
                return true;
            }
            completes |= method.advisable() && isEnding(method);
        }
        return completes && hierarchy.isA(type, CONTEXTS);
    }

    private static boolean isDetaching(ClassOutline.Member method) {
        return method.name.equals(START) && method.descriptor.endsWith("/servlet/AsyncContext;");
    }

    private static boolean isEnding(ClassOutline.Member method) {
        return method.name.equals(COMPLETE) && method.descriptor.equals("()V")
                || method.name.equals(DISPATCH) && method.descriptor.endsWith(")V");
    }

    @Override
    public @Nullable Advice advise(MethodVisitor next, Site site) {
        if (isDetaching(site.method)) {
            return new Detaching(next, site);
        }
        return isEnding(site.method) ? new Ending(next, site) : null;
    }

    /** The answer with the context. */
    private static final class Detaching extends Around {
        Detaching(MethodVisitor next, Site site) {
            super(next, site, false);
        }

        @Override
        protected void beforeReturn() {
            duplicate();
            call(HandOver.class, "detached", void.class, Object.class);
        }
    }

    /** The end of the request, as far as it is this one. */
    private static final class Ending extends Around {
        Ending(MethodVisitor next, Site site) {
            super(next, site, false);
        }

        @Override
        protected void entry() {
            self();
            call(HandOver.class, "completed", void.class, Object.class);
        }
    }
}
