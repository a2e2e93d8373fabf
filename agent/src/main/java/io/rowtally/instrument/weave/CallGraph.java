package io.rowtally.instrument.weave;

import java.util.ArrayDeque;
import java.util.Collections;
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

/**
 * Which methods a class's methods call, followed through the class's own. Of a class file that is asked about one method, those
 * are read that begin with the same parameter, as the next question will be about one of them; all only where calls are followed.
 */
public final class CallGraph {
    private final ClassReader reader;
    private final Map<String, MethodCalls> calls = new HashMap<>();
    /** The first parameters of the methods that were read. */
    private final Set<String> read = new HashSet<>();

    private boolean whole;

    public CallGraph(ClassReader reader) {
        this.reader = reader;
    }

    /** A question about a called method. */
    public interface Wanted {
        boolean is(String name, String descriptor);
    }

    /** Whether a method reaches a wanted one, itself not counted. */
    public boolean reaches(ClassOutline.Member from, Wanted wanted) {
        if (calls(from, wanted)) {
            return true;
        }
        readAll();
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        open.add(from.toString());
        while (!open.isEmpty()) {
            String next = open.poll();
            MethodCalls made = calls.get(next);
            if (made == null || !seen.add(next)) {
                continue;
            }
            for (ClassOutline.Member method : made.called) {
                if (wanted.is(method.name, method.descriptor)) {
                    return true;
                }
                open.add(method.toString());
            }
        }
        return false;
    }

    /** Whether a method calls a wanted one itself. */
    public boolean calls(ClassOutline.Member from, Wanted wanted) {
        for (ClassOutline.Member method : called(from.toString())) {
            if (wanted.is(method.name, method.descriptor)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a method calls another one itself. */
    public boolean calls(ClassOutline.Member from, ClassOutline.Member to) {
        for (ClassOutline.Member method : called(from.toString())) {
            if (method.toString().equals(to.toString())) {
                return true;
            }
        }
        return false;
    }

    /**
     * The method whose answer a method returns as it is, on whichever way it returns; null where there is none.
     *
     * @param method as {@code next()Z}
     */
    public ClassOutline.@Nullable Member passedOnBy(String method) {
        MethodCalls made = of(method);
        return made == null ? null : made.passedOn();
    }

    /** Whether the class declares a method of that name. */
    public boolean declares(String name) {
        readAll();
        for (String method : calls.keySet()) {
            if (method.startsWith(name + '(')) {
                return true;
            }
        }
        return false;
    }

    /** Whether a class is the one whose calls these are, or its super class: calls of their methods are followed. */
    public boolean follows(String owner) {
        return owner.equals(reader.getClassName()) || owner.equals(reader.getSuperName());
    }

    private List<ClassOutline.Member> called(String method) {
        MethodCalls made = of(method);
        return made == null ? Collections.<ClassOutline.Member>emptyList() : made.called;
    }

    private @Nullable MethodCalls of(String method) {
        String first = first(method);
        if (!whole && read.add(first)) {
            read(first);
        }
        return calls.get(method);
    }

    /** The parenthesis and the first parameter of a descriptor, with or without the method's name before. */
    private static String first(String method) {
        int from = method.indexOf('(');
        int end = from + 1;
        while (method.charAt(end) == '[') {
            end++;
        }
        return method.substring(from, method.charAt(end) == 'L' ? method.indexOf(';', end) + 1 : end + 1);
    }

    private void readAll() {
        if (!whole) {
            whole = true;
            read(null);
        }
    }

    /** @param first what the descriptors begin with; null for all that were not read yet */
    private void read(final @Nullable String first) {
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public @Nullable MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        String method = name + descriptor;
                        if (calls.containsKey(method) || first != null && !descriptor.startsWith(first)) {
                            return null;
                        }
                        MethodCalls made = new MethodCalls(CallGraph.this);
                        calls.put(method, made);
                        return made;
                    }
                },
                ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    }
}
