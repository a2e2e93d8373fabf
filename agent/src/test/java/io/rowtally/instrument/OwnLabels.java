package io.rowtally.instrument;

import java.sql.SQLException;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * H2's result set made into one whose labels have to be followed: {@code findColumn} does something between finding a column and
 * returning it. And its {@code getNString(label)} asks another getter by label for what it then refuses.
 */
final class OwnLabels extends ClassVisitor {
    static final String CLASS = "org.h2.jdbc.JdbcResultSet";

    private OwnLabels(ClassVisitor next) {
        super(Opcodes.ASM9, next);
    }

    static byte[] in(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new OwnLabels(writer), 0);
        return writer.toByteArray();
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (name.equals("getNString") && descriptor.startsWith("(Ljava/lang/String;")) {
            refuse(next);
            return null;
        }
        return name.equals("findColumn") ? new Detour(next) : next;
    }

    private static void refuse(MethodVisitor body) {
        String refusal = Type.getInternalName(SQLException.class);
        body.visitCode();
        body.visitVarInsn(Opcodes.ALOAD, 0);
        body.visitVarInsn(Opcodes.ALOAD, 1);
        String self = CLASS.replace('.', '/');
        body.visitMethodInsn(Opcodes.INVOKEVIRTUAL, self, "getObject", "(Ljava/lang/String;)Ljava/lang/Object;", false);
        body.visitInsn(Opcodes.POP);
        body.visitTypeInsn(Opcodes.NEW, refusal);
        body.visitInsn(Opcodes.DUP);
        body.visitMethodInsn(Opcodes.INVOKESPECIAL, refusal, "<init>", "()V", false);
        body.visitInsn(Opcodes.ATHROW);
        body.visitMaxs(2, 2);
        body.visitEnd();
    }

    private static final class Detour extends MethodVisitor {
        Detour(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.IRETURN) {
                super.visitInsn(Opcodes.NOP);
            }
            super.visitInsn(opcode);
        }
    }
}
