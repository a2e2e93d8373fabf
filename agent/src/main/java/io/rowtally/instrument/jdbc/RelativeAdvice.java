package io.rowtally.instrument.jdbc;

import io.rowtally.bridge.Signature;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** {@code relative()}: by 0 the set stays on its row, which is no visit; it is made to look like a call of the driver's. */
final class RelativeAdvice extends MoveAdvice {
    /** 1 where the set stays, else 0: computed, since advice has no branches. */
    private int stays;

    RelativeAdvice(MethodVisitor next, Site site) {
        super(next, site);
    }

    @Override
    protected void entry() {
        stays = newLocal(Type.INT_TYPE);
        // (rows | -rows) >>> 31 is 1 for all but 0
        firstArgument();
        firstArgument();
        mv.visitInsn(Opcodes.INEG);
        mv.visitInsn(Opcodes.IOR);
        mv.visitIntInsn(Opcodes.BIPUSH, 31);
        mv.visitInsn(Opcodes.IUSHR);
        mv.visitInsn(Opcodes.ICONST_1);
        mv.visitInsn(Opcodes.IXOR);
        store(stays, Type.INT_TYPE);
        super.entry();
    }

    @Override
    void state() {
        super.state();
        load(stays, Type.INT_TYPE);
        mv.visitLdcInsn(Signature.CALL);
        mv.visitInsn(Opcodes.IMUL);
        mv.visitInsn(Opcodes.IADD);
    }
}
