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
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * The methods of one class of the application's own that wait for another thread, by a monitor or by a lock's condition: so the
 * workers of hand-written pools come by what others want done. Told on entry, since what is there already is not waited for. Libraries
 * are left out, which mostly wait for a connection or an answer. {@code Object.wait} itself is native on most JDKs.
 */
final class WaitingRole implements Role {
    private static final String CONDITION = "java/util/concurrent/locks/Condition";

    /** As a class file's constants have the name, behind tag and length, and the class. */
    private static final WordSearch WORDS = new WordSearch(WordSearch.ascii("\1\0\4wait"), WordSearch.ascii(CONDITION));

    /** By name and descriptor. */
    private final Set<String> waiting;

    private WaitingRole(Set<String> waiting) {
        this.waiting = waiting;
    }

    /** The role that a class plays; null where it is not the application's or waits for nobody. */
    static @Nullable WaitingRole of(String name, byte[] classFile) {
        if (!ApplicationClasses.are(name.replace('/', '.')) || !WORDS.finds(classFile)) {
            return null;
        }
        Set<String> waiting = waiting(classFile);
        return waiting.isEmpty() ? null : new WaitingRole(waiting);
    }

    private static Set<String> waiting(byte[] classFile) {
        final Set<String> waiting = new HashSet<>();
        new ClassReader(classFile)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] thrown) {
                                return new Calls(name + descriptor, waiting);
                            }
                        },
                        ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return waiting;
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
        return waiting.contains(site.method.toString()) ? new Waits(next, site) : null;
    }

    /** What one method calls. */
    private static final class Calls extends MethodVisitor {
        private final String method;
        private final Set<String> waiting;

        Calls(String method, Set<String> waiting) {
            super(Opcodes.ASM9);
            this.method = method;
            this.waiting = waiting;
        }

        @Override
        public void visitMethodInsn(int opcode, String called, String name, String descriptor, boolean isInterface) {
            if (opcode == Opcodes.INVOKEVIRTUAL && isWait(name, descriptor)
                    || called.equals(CONDITION) && name.startsWith("await")) {
                waiting.add(method);
            }
        }

        /** Of whatever class: only {@code Object} can have it, and older compilers name the class of what is waited for. */
        private static boolean isWait(String name, String descriptor) {
            return name.equals("wait")
                    && (descriptor.equals("()V") || descriptor.equals("(J)V") || descriptor.equals("(JI)V"));
        }
    }

    /** A method that waits. */
    private static final class Waits extends Around {
        Waits(MethodVisitor next, Site site) {
            super(next, site, false);
        }

        @Override
        protected void entry() {
            push(false);
            call(HandOver.class, "consumes", void.class, boolean.class);
        }
    }
}
