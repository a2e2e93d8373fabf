package io.rowtally.instrument.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.instrument.Instruments;
import io.rowtally.instrument.weave.Role;
import java.lang.instrument.IllegalClassFormatException;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.TreeMap;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The methods that are given a message by JMS, old and new, as compilers write them. */
class ListenerShapesTest {
    private static final int STATIC = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
    private static final int PRIVATE = Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;

    @ParameterizedTest
    @ValueSource(strings = {"javax", "jakarta"})
    void aMessageIsTakenFromTheParameterThatHasIt(String api) throws Exception {
        String message = "L" + api + "/jms/Message;";
        String session = "L" + api + "/jms/Session;";
        ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.visit(52, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, "odd/Listener", null, "java/lang/Object", null);
        empty(type, Opcodes.ACC_PUBLIC, "onMessage", '(' + message + ")V");
        empty(type, Opcodes.ACC_PUBLIC, "onMessage", '(' + message + session + ")V");
        empty(type, STATIC, "lambda$listen$0", '(' + message + ")V");
        empty(type, PRIVATE, "lambda$listen$1", "(Ljava/lang/String;J" + message + ")V");
        empty(type, Opcodes.ACC_PUBLIC, "onMessage", "(Ljava/lang/String;" + message + ")V");
        empty(type, Opcodes.ACC_PUBLIC, "handle", '(' + message + ")V");
        empty(type, Opcodes.ACC_PUBLIC, "onMessage", "(Ljava/lang/String;)V");
        type.visitEnd();

        assertEquals(
                expected(
                        "lambda$listen$0(" + message + ")V", 0,
                        "lambda$listen$1(Ljava/lang/String;J" + message + ")V", 4,
                        "onMessage(" + message + ")V", 1,
                        "onMessage(" + message + session + ")V", 1),
                served(type.toByteArray()));
    }

    private static Map<String, Integer> expected(Object... methodsAndSlots) {
        Map<String, Integer> expected = new TreeMap<>();
        for (int i = 0; i < methodsAndSlots.length; i += 2) {
            expected.put((String) methodsAndSlots[i], (Integer) methodsAndSlots[i + 1]);
        }
        return expected;
    }

    private static void empty(ClassWriter type, int access, String name, String descriptor) {
        MethodVisitor method = type.visitMethod(access, name, descriptor, null, null);
        method.visitCode();
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    /** The methods that tell the bridge of a message, with the slot of the variable that they hand to it. */
    private static Map<String, Integer> served(byte[] classFile) throws IllegalClassFormatException {
        byte[] woven = Instruments.transformer(
                        ListenerShapesTest.class.getClassLoader().getParent(), new Listening())
                .transform(ListenerShapesTest.class.getClassLoader(), "odd/Listener", null, null, classFile);
        Map<String, Integer> served = new TreeMap<>();
        new ClassReader(woven)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] exceptions) {
                                return new MethodVisitor(Opcodes.ASM9) {
                                    private int loaded;

                                    @Override
                                    public void visitVarInsn(int opcode, int slot) {
                                        loaded = slot;
                                    }

                                    @Override
                                    public void visitMethodInsn(
                                            int opcode, String owner, String called, String type, boolean isInterface) {
                                        if (called.equals("serves")) {
                                            served.put(name + descriptor, loaded);
                                        }
                                    }
                                };
                            }
                        },
                        0);
        return served;
    }

    /** Nothing may fail. */
    private static final class Listening implements Instruments.Listener {
        @Override
        public void advised(String className, ProtectionDomain domain, Iterable<Role> roles) {}

        @Override
        public void failed(String className, Throwable failure) {
            throw new AssertionError(className, failure);
        }
    }
}
