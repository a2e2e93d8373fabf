package io.rowtally.instrument.jdbc;

import io.rowtally.bridge.Parameters;
import io.rowtally.instrument.weave.Around;
import io.rowtally.instrument.weave.InjectedField;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * A getter of a {@code CallableStatement}. Many read a result set of the driver's own inside (H2, MySQL, MariaDB), which does
 * not count; primitives always mark, objects unless they are null.
 */
final class ParameterAdvice extends Around {
    private int parameter;
    private int outer;
    private int before;

    ParameterAdvice(MethodVisitor next, Site site) {
        super(next, site, true);
    }

    @Override
    protected void entry() {
        parameter = newLocal(arguments[0]);
        outer = newLocal(Guarded.OBJECT);
        before = newLocal(Type.LONG_TYPE);
        firstArgument();
        store(parameter, arguments[0]);
        call(Parameters.class, "outer", Object.class);
        store(outer, Guarded.OBJECT);
        self();
        call(Parameters.class, "enter", long.class, Object.class);
        store(before, Type.LONG_TYPE);
    }

    @Override
    protected void beforeReturn() {
        if (result.getSort() < Type.ARRAY) {
            holder();
            self();
        } else {
            duplicate();
            holder();
            mv.visitInsn(Opcodes.SWAP);
        }
        load(parameter, arguments[0]);
        load(outer, Guarded.OBJECT);
        load(before, Type.LONG_TYPE);
        loadField(InjectedField.PARAMETERS);
        loadField(InjectedField.KEPT);
        Class<?> type = arguments[0] == Type.INT_TYPE ? int.class : String.class;
        call(
                Parameters.class,
                "read",
                Object.class,
                Object.class,
                type,
                Object.class,
                long.class,
                Object.class,
                Object.class);
        storeField(InjectedField.PARAMETERS);
    }

    @Override
    protected void thrown() {
        load(outer, Guarded.OBJECT);
        load(before, Type.LONG_TYPE);
        call(Parameters.class, "left", void.class, Object.class, long.class);
    }
}
