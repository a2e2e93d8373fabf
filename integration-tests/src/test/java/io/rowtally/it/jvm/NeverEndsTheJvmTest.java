package io.rowtally.it.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.it.harness.ForkedJvm;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** newrelic-java-agent #1136: an agent ended its application. */
class NeverEndsTheJvmTest {
    /** Our command line, and what libraries have for theirs, which nothing calls. */
    private static final Set<String> COMMAND_LINES = Set.of(
            "io/rowtally/launcher/Main.main",
            "io/rowtally/lib/logback/classic/net/SimpleSocketServer.usage",
            "io/rowtally/lib/picocli/AutoComplete.main",
            "io/rowtally/lib/picocli/CommandLine$AbstractHandler.exit");

    @Test
    void nothingInTheJarEndsTheJvmButCommandLines() throws IOException {
        Set<String> callers = new TreeSet<>();
        int classes = 0;
        try (JarFile jar = new JarFile(ForkedJvm.agentJar().toFile())) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().endsWith(".class") || entry.getName().endsWith(".classdata")) {
                    classes++;
                    collect(new ClassReader(jar.getInputStream(entry)), callers);
                }
            }
        }

        assertTrue(classes > 500, "only " + classes + " classes");
        assertEquals(COMMAND_LINES, callers);
    }

    private static void collect(ClassReader reader, Set<String> callers) {
        ClassNode type = new ClassNode();
        reader.accept(type, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        for (MethodNode method : type.methods) {
            for (AbstractInsnNode instruction : method.instructions) {
                if (instruction instanceof MethodInsnNode && ends((MethodInsnNode) instruction)) {
                    callers.add(type.name + '.' + method.name);
                }
            }
        }
    }

    private static boolean ends(MethodInsnNode call) {
        boolean ofTheJvm = call.owner.equals("java/lang/System") || call.owner.equals("java/lang/Runtime");
        return ofTheJvm && (call.name.equals("exit") || call.name.equals("halt"));
    }
}
