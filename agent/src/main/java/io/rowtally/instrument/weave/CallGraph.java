package io.rowtally.instrument.weave;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Which methods a class's methods call, followed through the class's own. Read once, when first asked. */
public final class CallGraph {
    private final ClassReader reader;
    private @Nullable Map<String, List<ClassOutline.Member>> calls;

    public CallGraph(ClassReader reader) {
        this.reader = reader;
    }

    /** A question about a called method. */
    public interface Wanted {
        boolean is(String name, String descriptor);
    }

    /** Whether a method reaches a wanted one, itself not counted. */
    public boolean reaches(ClassOutline.Member from, Wanted wanted) {
        Map<String, List<ClassOutline.Member>> graph = calls();
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        open.add(from.toString());
        while (!open.isEmpty()) {
            String next = open.poll();
            List<ClassOutline.Member> called = graph.get(next);
            if (called == null || !seen.add(next)) {
                continue;
            }
            for (ClassOutline.Member method : called) {
                if (wanted.is(method.name, method.descriptor)) {
                    return true;
                }
                open.add(method.toString());
            }
        }
        return false;
    }

    /** Whether the class declares a method of that name. */
    public boolean declares(String name) {
        for (String method : calls().keySet()) {
            if (method.startsWith(name + '(')) {
                return true;
            }
        }
        return false;
    }

    private Map<String, List<ClassOutline.Member>> calls() {
        if (calls == null) {
            calls = read();
        }
        return calls;
    }

    private Map<String, List<ClassOutline.Member>> read() {
        final Map<String, List<ClassOutline.Member>> graph = new HashMap<>();
        final String self = reader.getClassName();
        final String parent = reader.getSuperName();
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        final List<ClassOutline.Member> called = new ArrayList<>();
                        graph.put(name + descriptor, called);
                        return new MethodVisitor(Opcodes.ASM9) {
                            @Override
                            public void visitMethodInsn(
                                    int opcode, String owner, String name, String descriptor, boolean isInterface) {
                                if (owner.equals(self) || owner.equals(parent)) {
                                    called.add(new ClassOutline.Member(0, name, descriptor));
                                }
                            }
                        };
                    }
                },
                ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return graph;
    }
}
