package io.rowtally.instrument.security;

import io.rowtally.bridge.Scope;
import io.rowtally.instrument.weave.Advice;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Hierarchy;
import io.rowtally.instrument.weave.Role;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Sa-Token's {@code StpLogic}: who has logged in, and whom it hands out. It is asked nothing, since it would look for the token in
 * its store.
 */
final class SaTokenRole implements Role {
    private static final String LOGIC = "cn/dev33/satoken/stp/StpLogic";
    private static final String OBJECT = "Ljava/lang/Object;";

    @Override
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        return type.name.equals(LOGIC);
    }

    @Override
    public @Nullable Advice advise(MethodVisitor next, Site site) {
        String descriptor = site.method.descriptor;
        switch (site.method.name) {
            case "login":
                return descriptor.startsWith('(' + OBJECT) && descriptor.endsWith(")V")
                        ? new Noting(next, site, Scope.SA_TOKEN, Noting.What.ACCEPTED, 0)
                        : null;
            case "getLoginId":
            case "getLoginIdDefaultNull":
                return descriptor.equals("()" + OBJECT)
                        ? new Noting(next, site, Scope.SA_TOKEN, Noting.What.RETURNED, 0)
                        : null;
            case "logout":
                return descriptor.equals("()V") ? new Leaving(next, site) : null;
            default:
                return null;
        }
    }
}
