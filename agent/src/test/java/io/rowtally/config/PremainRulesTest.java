package io.rowtally.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

/** Reads the compiled classes of this package for what must not run before an application's main method. */
class PremainRulesTest {
    private static final List<String> FORBIDDEN = Arrays.asList(
            "java/util/regex/",
            "java/util/stream/",
            "java/util/function/",
            "java/util/logging/",
            "java/nio/file/",
            "java/nio/channels/",
            "java/lang/invoke/",
            "java/util/Formatter",
            "java/util/Scanner");
    private static final List<String> REGEX_INSIDE =
            Arrays.asList("split", "matches", "replaceAll", "replaceFirst", "format");

    private final Set<String> offences = new TreeSet<>();
    private int classes;

    @Test
    void noLambdaStreamRegexLoggingOrFileSystemIsTouched() throws IOException, URISyntaxException {
        File[] files = new File(Settings.class.getResource("Settings.class").toURI())
                .getParentFile()
                .listFiles();

        for (File file : files) {
            if (file.getName().endsWith(".class") && !file.getName().contains("Test")) {
                classes++;
                inspect(Files.readAllBytes(file.toPath()));
            }
        }

        assertTrue(classes > 10, "classes seen: " + classes);
        assertEquals(Collections.emptySet(), offences);
    }

    private void inspect(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String type, String generic, String[] thrown) {
                        return new Calls(reader.getClassName() + "." + name);
                    }
                },
                0);
    }

    private final class Calls extends MethodVisitor {
        private final String where;

        Calls(String where) {
            super(Opcodes.ASM9);
            this.where = where;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String type, boolean isInterface) {
            for (String forbidden : FORBIDDEN) {
                if (owner.startsWith(forbidden) || type.contains("L" + forbidden)) {
                    offences.add(where + " calls " + owner + "." + name);
                }
            }
            boolean charsOnly = type.startsWith("(CC)");
            if (owner.equals("java/lang/String")
                    && (REGEX_INSIDE.contains(name) || name.equals("replace") && !charsOnly)) {
                offences.add(where + " calls String." + name);
            }
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String type, Handle bootstrap, Object... arguments) {
            offences.add(where + " uses invokedynamic");
        }
    }
}
