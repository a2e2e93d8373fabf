package io.rowtally.instrument.jdbc;

import io.rowtally.bridge.Origin;
import io.rowtally.instrument.weave.Advice;
import io.rowtally.instrument.weave.Around;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Hierarchy;
import io.rowtally.instrument.weave.NamedRole;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat's pool, whose connections are the JDK's proxies: only the pool itself shows that one is given back, so that whom it was told
 * holds no more. For settings in which connections are listened to.
 */
public final class ReturningRole implements NamedRole {
    private static final String POOL = "org/apache/tomcat/jdbc/pool/ConnectionPool";

    @Override
    public boolean isNamed(String className) {
        return className.equals(POOL);
    }

    @Override
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        return type.name.equals(POOL);
    }

    @Override
    public @Nullable Advice advise(MethodVisitor next, Site site) {
        return site.method.name.equals("returnConnection") ? new Returning(next, site) : null;
    }

    /** A connection comes back. */
    private static final class Returning extends Around {
        Returning(MethodVisitor next, Site site) {
            super(next, site, false);
        }

        @Override
        protected void entry() {
            call(Origin.Session.class, "borrowed", void.class);
        }
    }
}
