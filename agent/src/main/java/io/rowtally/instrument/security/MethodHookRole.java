package io.rowtally.instrument.security;

import io.rowtally.instrument.weave.Advice;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Hierarchy;
import io.rowtally.instrument.weave.NamedRole;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * The method that the operator has named because it shows the user, in exactly that class: by what it returns, or by a
 * parameter once it has returned. All methods of the name that have such a parameter, or return something.
 */
public final class MethodHookRole implements NamedRole {
    /** In place of a parameter's number. */
    public static final int RETURNED = -1;

    private final String type;
    private final String method;
    private final int parameter;
    private final int number;

    /**
     * @param type the class's name with dots
     * @param parameter the number of the parameter from 0, or {@link #RETURNED}
     * @param number under which the scope keeps what is shown
     */
    public MethodHookRole(String type, String method, int parameter, int number) {
        this.type = type.replace('.', '/');
        this.method = method;
        this.parameter = parameter;
        this.number = number;
    }

    @Override
    public boolean isNamed(String className) {
        return className.equals(type);
    }

    @Override
    public boolean plays(ClassOutline outline, Hierarchy hierarchy) {
        return outline.name.equals(type);
    }

    @Override
    public boolean takesStatic() {
        return true;
    }

    @Override
    public @Nullable Advice advise(MethodVisitor next, Site site) {
        if (!site.method.name.equals(method)) {
            return null;
        }
        if (parameter == RETURNED) {
            return Type.getReturnType(site.method.descriptor).equals(Type.VOID_TYPE)
                    ? null
                    : new Noting(next, site, number, Noting.What.RETURNED, 0);
        }
        return Type.getArgumentTypes(site.method.descriptor).length <= parameter
                ? null
                : new Noting(next, site, number, Noting.What.ACCEPTED, parameter);
    }
}
