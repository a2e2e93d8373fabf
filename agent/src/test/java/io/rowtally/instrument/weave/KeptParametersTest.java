package io.rowtally.instrument.weave;

import static net.bytebuddy.jar.asm.Opcodes.*;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Consumer;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.junit.jupiter.api.Test;

/** Where a getter writes over its column's number or over {@code this}, or forgets them, advice must not read them there. */
class KeptParametersTest {
    private static final Object[] NONE = {};

    @Test
    void aMethodThatOnlyReadsThemKeepsThem() {
        assertTrue(kept("(I)I", code -> {}));
        assertTrue(kept("(II)I", code -> store(code, ICONST_5, ISTORE, 3)));
        assertTrue(kept("(I)I", code -> jumpTo(code, F_SAME, 0, NONE)));
        assertTrue(kept("(I)I", code -> jumpTo(code, F_FULL, 2, Assembled.OWNER, INTEGER)));
        assertTrue(kept("(I)I", code -> {
            store(code, ICONST_5, ISTORE, 2);
            jumpTo(code, F_APPEND, 1, INTEGER);
            jumpTo(code, F_CHOP, 1, NONE);
        }));
    }

    @Test
    void aMethodThatWritesOverOneDoesNot() {
        assertFalse(kept("(I)I", code -> code.visitIincInsn(1, -1)));
        assertFalse(kept("(I)I", code -> store(code, ICONST_5, ISTORE, 1)));
        assertFalse(kept("(I)I", code -> store(code, ACONST_NULL, ASTORE, 0)));
        assertFalse(kept("(I)I", code -> store(code, LCONST_1, LSTORE, 0)));
        assertFalse(kept("(I)I", code -> store(code, DCONST_1, DSTORE, 1)));
    }

    @Test
    void aMethodWhoseFramesForgetOneDoesNot() {
        assertFalse(kept("(I)I", code -> jumpTo(code, F_FULL, 0, NONE)));
        assertFalse(kept("(I)I", code -> jumpTo(code, F_FULL, 1, Assembled.OWNER)));
        assertFalse(kept("(I)I", code -> jumpTo(code, F_FULL, 2, TOP, INTEGER)));
        assertFalse(kept("(I)I", code -> jumpTo(code, F_FULL, 2, Assembled.OWNER, TOP)));
        assertFalse(kept("(I)I", code -> jumpTo(code, F_CHOP, 1, NONE)));
    }

    @Test
    void whatHasNoNumberInFrontIsNotAsked() {
        assertFalse(kept("()I", code -> {}));
        assertFalse(kept("(Ljava/lang/String;)I", code -> {}));
    }

    private static void store(MethodVisitor code, int constant, int store, int slot) {
        code.visitInsn(constant);
        code.visitVarInsn(store, slot);
    }

    private static void jumpTo(MethodVisitor code, int type, int count, Object... locals) {
        Label here = new Label();
        code.visitInsn(ICONST_1);
        code.visitJumpInsn(IFEQ, here);
        code.visitInsn(NOP);
        code.visitLabel(here);
        code.visitFrame(type, count, locals, 0, NONE);
        code.visitInsn(NOP);
    }

    private static boolean kept(String descriptor, Consumer<MethodVisitor> body) {
        byte[] classFile = Assembled.method(V1_8, "get", descriptor, code -> {
            body.accept(code);
            code.visitInsn(ICONST_1);
            code.visitInsn(IRETURN);
        });
        return new KeptParameters(new ClassReader(classFile))
                .in(new ClassOutline.Member(ACC_PUBLIC, "get", descriptor));
    }
}
