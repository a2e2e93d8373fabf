package io.rowtally.it.switched;

import io.rowtally.it.harness.ChangedJar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** A copy of the packaged jar in which one method of the agent has a fault at its beginning. */
final class PlantedJar {
    private static final int API = Opcodes.ASM9;

    private PlantedJar() {}

    /** What the method does first. */
    enum Fault {
        THROWS {
            @Override
            void plant(MethodVisitor code) {
                code.visitTypeInsn(Opcodes.NEW, "java/lang/IllegalStateException");
                code.visitInsn(Opcodes.DUP);
                code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/IllegalStateException", "<init>", "()V", false);
                code.visitInsn(Opcodes.ATHROW);
            }
        },
        /** For 700 ms of a processor, without branches, whose frames would have to be told: it sorts a large array again and again. */
        SPINS {
            @Override
            void plant(MethodVisitor code) {
                for (int i = 0; i < 20; i++) {
                    code.visitLdcInsn(4_000_000);
                    code.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_INT);
                    code.visitInsn(Opcodes.DUP);
                    code.visitInsn(Opcodes.ICONST_1);
                    code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/util/Arrays", "fill", "([II)V", false);
                    code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/util/Arrays", "hashCode", "([I)I", false);
                    code.visitInsn(Opcodes.POP);
                }
            }
        };

        abstract void plant(MethodVisitor code);
    }

    /** @param type of the agent, as in its sources */
    static Path with(Fault fault, String type, String method, Path target) throws IOException {
        String hit = "inst/" + type.replace('.', '/') + ".classdata";
        AtomicBoolean planted = new AtomicBoolean();
        ChangedJar.write(target, (name, bytes) -> {
            if (!name.equals(hit)) {
                return bytes;
            }
            planted.set(true);
            return faulty(bytes, fault, method);
        });
        if (!planted.get()) {
            throw new IllegalStateException(hit + " is not in the jar");
        }
        return target;
    }

    private static byte[] faulty(byte[] classFile, Fault fault, String wanted) {
        ClassReader reader = new ClassReader(classFile);
        // the frames stay true: a fault in front of them neither jumps nor leaves anything on the stack
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(
                new ClassVisitor(API, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
                        return name.equals(wanted) ? new Planting(method, fault) : method;
                    }
                },
                0);
        return writer.toByteArray();
    }

    private static final class Planting extends MethodVisitor {
        private final Fault fault;

        Planting(MethodVisitor next, Fault fault) {
            super(API, next);
            this.fault = fault;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            if (fault == Fault.THROWS) {
                // always, but in a way that leaves the code behind it reachable: what cannot be reached would need
                // frames
                Label on = new Label();
                mv.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/System", "nanoTime", "()J", false);
                mv.visitInsn(Opcodes.LCONST_0);
                mv.visitInsn(Opcodes.LCMP);
                mv.visitJumpInsn(Opcodes.IFEQ, on);
                fault.plant(mv);
                mv.visitLabel(on);
                mv.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
            } else {
                fault.plant(mv);
            }
        }
    }
}
