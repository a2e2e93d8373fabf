package io.rowtally.instrument.servlet;

import io.rowtally.bridge.Activation;
import io.rowtally.instrument.weave.Advice;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Enclosed;
import io.rowtally.instrument.weave.Hierarchy;
import io.rowtally.instrument.weave.MethodNames;
import io.rowtally.instrument.weave.MethodSet;
import io.rowtally.instrument.weave.Role;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/** Servlets, filters and filter chains: a request begins at the first that a thread enters and ends where it leaves it. */
public final class RequestRole implements Role {
    private static final MethodSet METHODS = MethodSet.of(
            "service(Ljavax/servlet/ServletRequest;Ljavax/servlet/ServletResponse;)V",
            "service(Ljakarta/servlet/ServletRequest;Ljakarta/servlet/ServletResponse;)V",
            "doFilter(Ljavax/servlet/ServletRequest;Ljavax/servlet/ServletResponse;)V",
            "doFilter(Ljakarta/servlet/ServletRequest;Ljakarta/servlet/ServletResponse;)V",
            "doFilter(Ljavax/servlet/ServletRequest;Ljavax/servlet/ServletResponse;Ljavax/servlet/FilterChain;)V",
            "doFilter(Ljakarta/servlet/ServletRequest;Ljakarta/servlet/ServletResponse;Ljakarta/servlet/FilterChain;)V");

    @Override
    public void looksAt(MethodNames names) {
        names.add(METHODS);
    }

    @Override
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        for (ClassOutline.Member method : type.methods) {
            if (method.advisable() && METHODS.has(method)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public @Nullable Advice advise(MethodVisitor next, Site site) {
        return METHODS.has(site.method) ? new Served(next, site) : null;
    }

    /** The serving of one request. */
    private static final class Served extends Enclosed {

        Served(MethodVisitor next, Site site) {
            super(next, site);
        }

        @Override
        protected void begin() {
            firstArgument();
            call(Activation.class, "beginRequest", Object.class, Object.class);
        }

        @Override
        protected void end() {
            call(Activation.class, "endRequest", void.class, Object.class);
        }
    }
}
