package io.rowtally.instrument.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.junit.jupiter.api.Test;

/** Calls are followed through methods of every kind, whichever were read for the first question. */
class CallGraphTest {
    private static final String OWNER = "odd/Calling";
    private static final String PARENT = "odd/Parent";
    private static final ClassOutline.Member GETS = method("get", "(Ljava/lang/String;)I");
    private static final CallGraph.Wanted WANTED = (name, descriptor) -> name.equals("wanted");

    @Test
    void aMethodThatCallsTheWantedOneReachesIt() {
        CallGraph calls = graph(OWNER, GETS, method("wanted", "(I)I"));

        assertTrue(calls.calls(GETS, WANTED));
        assertTrue(calls.reaches(GETS, WANTED));
        assertTrue(calls.calls(GETS, method("wanted", "(I)I")));
        assertFalse(calls.calls(GETS, method("wanted", "(J)I")));
    }

    @Test
    void callsAreFollowedThroughMethodsOfOtherKinds() {
        ClassOutline.Member first = method("get", "(Ljava/lang/String;)V");
        ClassOutline.Member second = method("find", "(Ljava/lang/Object;)I");
        CallGraph calls = graph(OWNER, GETS, first, first, second, second, method("wanted", "(I)I"));

        assertFalse(calls.calls(GETS, WANTED));
        assertTrue(calls.reaches(GETS, WANTED));
        assertTrue(calls.reaches(first, WANTED));
    }

    @Test
    void methodsThatCallEachOtherReachNothing() {
        ClassOutline.Member other = method("find", "(Ljava/lang/Object;)I");
        CallGraph calls = graph(OWNER, GETS, other, other, GETS);

        assertFalse(calls.reaches(GETS, WANTED));
    }

    @Test
    void whatIsCalledOfTheSuperClassIsFollowedNoFurther() {
        ClassOutline.Member failed = method("failed", "(Ljava/lang/Object;)V");

        assertFalse(graph(PARENT, GETS, failed).reaches(GETS, WANTED));
        assertTrue(graph(PARENT, GETS, method("wanted", "()V")).reaches(GETS, WANTED));
        assertFalse(graph("odd/Stranger", GETS, method("wanted", "()V")).reaches(GETS, WANTED));
    }

    @Test
    void whatAMethodPassesOnIsKnownOfTheFirstQuestion() {
        CallGraph calls = graph(OWNER, GETS, method("find", "(I)I"));

        assertEquals("find(I)I", String.valueOf(calls.passedOnBy(GETS.toString())));
        assertNull(calls.passedOnBy("find(I)I"));
    }

    @Test
    void methodsAreDeclaredWhetherTheyWereReadOrNot() {
        CallGraph calls = graph(OWNER, GETS, method("wanted", "(I)I"));

        assertTrue(calls.calls(GETS, WANTED));
        assertTrue(calls.declares("get"));
        assertFalse(calls.declares("wanted"));
        assertFalse(calls.declares("ge"));
    }

    private static ClassOutline.Member method(String name, String descriptor) {
        return new ClassOutline.Member(Opcodes.ACC_PUBLIC, name, descriptor);
    }

    /** @param pairs a method and the one that it calls of the class {@code called} */
    private static CallGraph graph(String called, ClassOutline.Member... pairs) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V1_5, Opcodes.ACC_PUBLIC, OWNER, null, PARENT, null);
        for (int i = 0; i < pairs.length; i += 2) {
            MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, pairs[i].name, pairs[i].descriptor, null, null);
            code.visitCode();
            code.visitVarInsn(Opcodes.ALOAD, 0);
            for (Type argument : Type.getArgumentTypes(pairs[i + 1].descriptor)) {
                code.visitInsn(argument == Type.INT_TYPE ? Opcodes.ICONST_0 : Opcodes.ACONST_NULL);
            }
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, called, pairs[i + 1].name, pairs[i + 1].descriptor, false);
            boolean isVoid = pairs[i].descriptor.endsWith("V");
            if (!isVoid && pairs[i + 1].descriptor.endsWith("V")) {
                code.visitInsn(Opcodes.ICONST_0);
            }
            code.visitInsn(isVoid ? Opcodes.RETURN : Opcodes.IRETURN);
            code.visitMaxs(0, 0);
            code.visitEnd();
        }
        writer.visitEnd();
        return new CallGraph(new ClassReader(writer.toByteArray()));
    }
}
