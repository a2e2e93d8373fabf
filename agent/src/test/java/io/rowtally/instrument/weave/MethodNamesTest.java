package io.rowtally.instrument.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

/** What roles do not ask for is not read, and what they ask for is there, under whatever name it was asked. */
class MethodNamesTest {

    @Test
    void namesAreKnownInFullAndByHowTheyBegin() {
        MethodNames names = new MethodNames();
        names.add("close");
        names.add(Collections.singleton("run"));
        names.add(MethodSet.of("next()Z", "absolute(I)Z"));
        names.addBeginning("update");

        for (String name : new String[] {"close", "run", "next", "absolute", "update", "updateRow"}) {
            assertTrue(names.has(name), name);
        }
        for (String name : new String[] {"closed", "Run", "next()Z", "upda", "toString", ""}) {
            assertFalse(names.has(name), name);
        }
        assertTrue(MethodNames.all().has("toString"));
    }

    @Test
    void ofAClassOnlyTheMethodsOfTheseNamesAreShown() {
        MethodNames names = new MethodNames();
        names.add("close", "größe");

        ClassOutline shown = ClassOutline.read(classFile(), names);

        assertEquals("[close()V, close(I)V, größe()V]", texts(shown.methods));
        assertNotNull(shown.serialVersion);
        assertEquals("J", shown.serialVersion.descriptor);
        assertEquals(
                5, ClassOutline.read(classFile(), MethodNames.all()).methods.size());
    }

    private static String texts(List<ClassOutline.Member> methods) {
        List<String> texts = new ArrayList<>();
        for (ClassOutline.Member method : methods) {
            texts.add(method.toString());
        }
        return texts.toString();
    }

    private static byte[] classFile() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V1_8, Opcodes.ACC_ABSTRACT, "odd/Named", null, "java/lang/Object", null);
        writer.visitField(Opcodes.ACC_STATIC, "serialVersionUID", "J", null, 1L).visitEnd();
        // as long as the one that is looked for
        writer.visitField(Opcodes.ACC_STATIC, "serialVersionuid", "I", null, 1).visitEnd();
        writer.visitField(Opcodes.ACC_STATIC, "more", "I", null, 1).visitEnd();
        for (String method : new String[] {"open()V", "close()V", "close(I)V", "größe()V", "toString()V"}) {
            int end = method.indexOf('(');
            String[] thrown = {"java/io/IOException"};
            writer.visitMethod(Opcodes.ACC_ABSTRACT, method.substring(0, end), method.substring(end), null, thrown)
                    .visitEnd();
        }
        writer.visitEnd();
        return writer.toByteArray();
    }
}
