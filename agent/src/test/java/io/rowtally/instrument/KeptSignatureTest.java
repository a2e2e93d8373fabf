package io.rowtally.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.instrument.weave.ClassFile;
import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A getter keeps what was marked when it was called where its class may mark something meanwhile, and only there. */
class KeptSignatureTest {
    private static final String GETS_TEXT = "getString(I)Ljava/lang/String;";
    private static final String GETS_NUMBER = "getInt(I)I";
    private static final String GETS_BY_LABEL = "getString(Ljava/lang/String;)Ljava/lang/String;";

    @Test
    void aGetterOfAClassThatCallsNoneOfItsOwnKeepsNothing() {
        byte[] driver = driver();
        Map<String, Body> before = bodies(driver);
        Map<String, Body> after = bodies(woven(driver));

        for (String getter : new String[] {GETS_TEXT, GETS_NUMBER}) {
            assertEquals(before.get(getter).locals, after.get(getter).locals, getter);
            assertEquals(before.get(getter).handlers, after.get(getter).handlers, getter);
        }
        assertEquals(before.get(GETS_BY_LABEL).handlers, after.get(GETS_BY_LABEL).handlers, GETS_BY_LABEL);
    }

    @Test
    void aGetterOfAClassThatCallsOneOfItsOwnKeepsWhatWasMarkedBefore() {
        byte[] driver = OwnLabels.in(driver());
        Map<String, Body> before = bodies(driver);
        Map<String, Body> after = bodies(woven(driver));

        for (String getter : new String[] {GETS_TEXT, GETS_NUMBER}) {
            assertTrue(after.get(getter).locals > before.get(getter).locals, getter);
            assertTrue(after.get(getter).handlers > before.get(getter).handlers, getter);
        }
    }

    private static byte[] driver() {
        return ClassFile.of(KeptSignatureTest.class.getClassLoader(), OwnLabels.CLASS);
    }

    private static byte[] woven(byte[] driver) {
        return new WovenDriver().woven(OwnLabels.CLASS, driver);
    }

    /** What a method takes beside its instructions. */
    private static final class Body {
        int locals;
        int handlers;
    }

    private static Map<String, Body> bodies(byte[] classFile) {
        Map<String, Body> bodies = new HashMap<>();
        new ClassReader(classFile)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String type, @Nullable String generic, String[] thrown) {
                                Body body = new Body();
                                bodies.put(name + type, body);
                                return new MethodVisitor(Opcodes.ASM9) {
                                    @Override
                                    public void visitTryCatchBlock(
                                            Label from, Label to, Label handler, @Nullable String caught) {
                                        body.handlers++;
                                    }

                                    @Override
                                    public void visitMaxs(int stack, int locals) {
                                        body.locals = locals;
                                    }
                                };
                            }
                        },
                        ClassReader.SKIP_FRAMES);
        return bodies;
    }
}
