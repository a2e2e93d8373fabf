package io.rowtally.instrument.servlet;

import io.rowtally.bridge.Activation;
import io.rowtally.instrument.weave.Advice;
import io.rowtally.instrument.weave.Around;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Hierarchy;
import io.rowtally.instrument.weave.InjectedField;
import io.rowtally.instrument.weave.MethodSet;
import io.rowtally.instrument.weave.Role;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;
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
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        for (ClassOutline.Member method : type.methods) {
            if (method.advisable() && METHODS.has(method)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public InjectedField[] fields() {
        return new InjectedField[0];
    }

    @Override
    public @Nullable Advice advise(MethodVisitor next, Site site) {
        return METHODS.has(site.method) ? new Served(next, site) : null;
    }

    /** The serving of one request. */
    private static final class Served extends Around {
        private static final Type OBJECT = Type.getType(Object.class);

        private int token;

        Served(MethodVisitor next, Site site) {
            super(next, site, true);
        }

        @Override
        protected void entry() {
            token = newLocal(OBJECT);
            firstArgument();
            call(Activation.class, "beginRequest", Object.class, Object.class);
            store(token, OBJECT);
        }

        @Override
        protected void beforeReturn() {
            end();
        }

        @Override
        protected void thrown() {
            end();
        }

        private void end() {
            load(token, OBJECT);
            call(Activation.class, "endRequest", void.class, Object.class);
        }
    }
}
