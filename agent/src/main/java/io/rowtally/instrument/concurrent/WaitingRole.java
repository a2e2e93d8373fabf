package io.rowtally.instrument.concurrent;

import io.rowtally.bridge.HandOver;
import io.rowtally.identity.ApplicationClasses;
import io.rowtally.instrument.weave.Advice;
import io.rowtally.instrument.weave.Around;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Hierarchy;
import io.rowtally.instrument.weave.Role;
import io.rowtally.instrument.weave.Site;
import io.rowtally.instrument.weave.WordSearch;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * The methods of one class of the application's own by which a thread may come by others' work, as those of hand-written pools do:
 * that take the next of a collection, or wait, sleep, park or spin until there is some. Told on entry, since what is there already is
 * not waited for; and so on entry to what calls such a wait within its class. Libraries are left out, which mostly wait for a
 * connection or an answer. {@code Object.wait} and {@code Thread.sleep} themselves are native on most JDKs.
 */
final class WaitingRole implements Role {
    private static final String CONDITION = "java/util/concurrent/locks/Condition";

    private static final WordSearch CONDITIONS = new WordSearch(WordSearch.ascii(CONDITION));

    /** By name and descriptor; of whatever class, since it may be a queue of the application's own. */
    private static final Set<String> TAKES = new HashSet<>(Arrays.asList(
            "poll()Ljava/lang/Object;",
            "poll(JLjava/util/concurrent/TimeUnit;)Ljava/lang/Object;",
            "pollFirst()Ljava/lang/Object;",
            "pollLast()Ljava/lang/Object;",
            "pop()Ljava/lang/Object;",
            "remove()Ljava/lang/Object;",
            "remove(I)Ljava/lang/Object;",
            "removeFirst()Ljava/lang/Object;",
            "removeLast()Ljava/lang/Object;",
            "take()Ljava/lang/Object;"));

    /** The same, since compilers name the class through which a method was inherited. */
    private static final Set<String> WAITS = new HashSet<>(Arrays.asList(
            "wait()V",
            "wait(J)V",
            "wait(JI)V",
            "sleep(J)V",
            "sleep(JI)V",
            "sleep(Ljava/time/Duration;)V",
            "yield()V",
            "onSpinWait()V",
            "park()V",
            "park(Ljava/lang/Object;)V",
            "parkNanos(J)V",
            "parkNanos(Ljava/lang/Object;J)V",
            "parkUntil(J)V",
            "parkUntil(Ljava/lang/Object;J)V",
            "acquire()V",
            "acquireUninterruptibly()V",
            "tryAcquire()Z",
            "tryAcquire(JLjava/util/concurrent/TimeUnit;)Z",
            "exchange(Ljava/lang/Object;)Ljava/lang/Object;",
            "exchange(Ljava/lang/Object;JLjava/util/concurrent/TimeUnit;)Ljava/lang/Object;"));

    private static final Set<String> ANY = new HashSet<>(TAKES);

    static {
        ANY.addAll(WAITS);
    }

    /** By name and descriptor. */
    private final Set<String> methods;

    private WaitingRole(Set<String> methods) {
        this.methods = methods;
    }

    /** The role that a class plays; null where it is not the application's or comes by nobody's work. */
    static @Nullable WaitingRole of(String name, byte[] classFile) {
        if (!ApplicationClasses.are(name.replace('/', '.'))
                || !ClassOutline.callsOne(classFile, ANY) && !CONDITIONS.finds(classFile)) {
            return null;
        }
        Methods methods = new Methods();
        new ClassReader(classFile).accept(methods, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        Set<String> found = methods.found();
        return found.isEmpty() ? null : new WaitingRole(found);
    }

    @Override
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        return true;
    }

    @Override
    public boolean takesStatic() {
        return true;
    }

    @Override
    public @Nullable Advice advise(MethodVisitor next, Site site) {
        return methods.contains(site.method.toString()) ? new Comes(next, site) : null;
    }

    /** What the methods of a class call. */
    private static final class Methods extends ClassVisitor {
        private final Set<String> taking = new HashSet<>();
        private final Set<String> waiting = new HashSet<>();
        /** Which methods each one calls by a name and descriptor that its own class may have. */
        private final Map<String, Set<String>> calls = new HashMap<>();

        private String type = "";

        Methods() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(
                int version, int access, String name, String signature, String superName, String[] interfaces) {
            type = name;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] thrown) {
            if (name.charAt(0) == '<') {
                return null; // an object that is being made is no worker yet
            }
            final String method = name + descriptor;
            final Set<String> called = new HashSet<>();
            calls.put(method, called);
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitMethodInsn(
                        int opcode, String owner, String name, String descriptor, boolean isInterface) {
                    String other = name + descriptor;
                    if (WAITS.contains(other) || owner.equals(CONDITION) && name.startsWith("await")) {
                        waiting.add(method);
                    } else if (TAKES.contains(other)) {
                        taking.add(method);
                    }
                    if (owner.equals(type)) {
                        called.add(other);
                    }
                }
            };
        }

        /** Those that take or wait themselves, and those that call within their class what waits. */
        Set<String> found() {
            boolean more = !waiting.isEmpty();
            while (more) {
                more = false;
                for (Map.Entry<String, Set<String>> method : calls.entrySet()) {
                    if (!waiting.contains(method.getKey()) && callsOneOf(method.getValue())) {
                        waiting.add(method.getKey());
                        more = true;
                    }
                }
            }
            taking.addAll(waiting);
            return taking;
        }

        private boolean callsOneOf(Set<String> called) {
            for (String one : called) {
                if (waiting.contains(one)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** A method by which a thread may come by others' work. */
    private static final class Comes extends Around {
        Comes(MethodVisitor next, Site site) {
            super(next, site, false);
        }

        @Override
        protected void entry() {
            push(false);
            call(HandOver.class, "consumes", void.class, boolean.class);
        }
    }
}
