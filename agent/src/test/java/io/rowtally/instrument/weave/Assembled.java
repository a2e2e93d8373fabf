package io.rowtally.instrument.weave;

import java.util.function.Consumer;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Class files as other compilers and older Javas write them, which {@code javac} of today no longer does. */
final class Assembled {
    static final String OWNER = "odd/Odd";
    static final String NAME = "odd.Odd";

    private Assembled() {}

    /** A public class with an int field {@code count} and one method, in a class file of this major version. */
    static byte[] method(int major, String name, String descriptor, Consumer<MethodVisitor> code) {
        return method(major, 0, name, descriptor, code);
    }

    static byte[] method(int major, int flags, String name, String descriptor, Consumer<MethodVisitor> code) {
        ClassWriter writer = new ClassWriter(flags == 0 ? ClassWriter.COMPUTE_MAXS : flags);
        // mentions java/sql/, so that the agent takes it for a candidate
        writer.visit(major, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, OWNER, null, "java/lang/Object", null);
        writer.visitSource("java/sql/", null);
        writer.visitField(Opcodes.ACC_PUBLIC, "count", "I", null, null).visitEnd();
        constructor(writer, "java/lang/Object");
        MethodVisitor method = writer.visitMethod(Opcodes.ACC_PUBLIC, name, descriptor, null, null);
        method.visitCode();
        code.accept(method);
        method.visitMaxs(0, 0);
        method.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    static void constructor(ClassWriter writer, String parent) {
        MethodVisitor init = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        init.visitCode();
        init.visitVarInsn(Opcodes.ALOAD, 0);
        init.visitMethodInsn(Opcodes.INVOKESPECIAL, parent, "<init>", "()V", false);
        init.visitInsn(Opcodes.RETURN);
        init.visitMaxs(0, 0);
        init.visitEnd();
    }

    /** Leaves a method of fewer than 64 KB no room for advice, where that is wanted. */
    static void fill(MethodVisitor method, boolean full) {
        for (int i = 0; full && i < 65_500; i++) {
            method.visitInsn(Opcodes.NOP);
        }
    }
}
