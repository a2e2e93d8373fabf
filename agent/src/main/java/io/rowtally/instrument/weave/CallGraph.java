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
 * are read that begin with the same parameter and return something where it does, as the next question will be about one of them;
 * all only where a call leads to another one.
 */
public final class CallGraph {
    private final ClassReader reader;
    /** Of the methods that were read. */
    private final Map<String, MethodCalls> calls = new HashMap<>();
    /** All methods of the class, once any was read. */
    private final Set<String> declared = new HashSet<>();
    /** Which kinds of methods were read. */
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
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        open.add(from.toString());
        while (!open.isEmpty()) {
            String next = open.poll();
            if (!declared.contains(next) || !seen.add(next)) {
                continue;
            }
            if (!calls.containsKey(next)) {
                readAll();
            }
            for (ClassOutline.Member method : called(next)) {
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
            if (method.isSame(to)) {
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

    /**
     * Whether a method does nothing but return what the method answers that it overrides; it may make another exception of one
     * that this throws.
     */
    public boolean onlyCallsOverridden(ClassOutline.Member method) {
        MethodCalls made = of(method.toString());
        return made != null && made.onlyCallsOverridden(method);
    }

    /** Whether the class declares a method of that name. */
    public boolean declares(String name) {
        readAll();
        for (String method : declared) {
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
        boolean isVoid = isVoid(method);
        if (!whole && read.add(isVoid ? first.concat(")V") : first)) {
            read(first, isVoid);
        }
        return calls.get(method);
    }

    private static boolean isVoid(String descriptor) {
        return descriptor.endsWith(")V");
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
            read("", false);
        }
    }

    /**
     * Reads methods that were not read yet.
     *
     * @param first what their descriptors begin with; empty for all of them
     * @param isVoid whether they return nothing
     */
    private void read(final String first, final boolean isVoid) {
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public @Nullable MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        String method = name.concat(descriptor);
                        declared.add(method);
                        boolean wanted = whole || descriptor.startsWith(first) && isVoid(descriptor) == isVoid;
                        if (!wanted || calls.containsKey(method)) {
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
