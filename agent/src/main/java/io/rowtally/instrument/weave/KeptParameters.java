package io.rowtally.instrument.weave;

import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Which methods of a class leave {@code this} and their first parameter, a number, as they are, from their first instruction to
 * their last: there advice needs no copies of them. Compilers that follow the life of variables drop them from their frames
 * (Dameng, YashanDB), others write over them. Read of the class file once, when it is asked for the first time, and only of methods
 * that return something, as getters do: a result set has as many that set a column.
 */
public final class KeptParameters {
    private static final String FIRST = "(I";

    private final ClassReader reader;
    private @Nullable Set<String> kept;

    KeptParameters(ClassReader reader) {
        this.reader = reader;
    }

    /**
     * Whether a method keeps them that belongs to an object, whose first parameter is an int and which returns something; of others
     * that is not known.
     */
    public boolean in(ClassOutline.Member method) {
        if (!isRead(method.descriptor) || method.isStatic()) {
            return false;
        }
        Set<String> known = kept;
        if (known == null) {
            known = read();
            kept = known;
        }
        return known.contains(method.toString());
    }

    private static boolean isRead(String descriptor) {
        return descriptor.startsWith(FIRST) && !descriptor.endsWith(")V");
    }

    private Set<String> read() {
        final Set<String> found = new HashSet<>();
        final String owner = reader.getClassName();
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public @Nullable MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        return isRead(descriptor) ? new Stays(found, owner, name + descriptor) : null;
                    }
                },
                ClassReader.SKIP_DEBUG);
        return found;
    }

    private static final class Stays extends MethodVisitor {
        private final Set<String> found;
        private final String owner;
        private final String method;
        /** Words of this and all parameters, and how many variables that are. */
        private final int words;

        private final int least;

        private int locals;
        private boolean stay = true;

        Stays(Set<String> found, String owner, String method) {
            super(Opcodes.ASM9);
            this.found = found;
            this.owner = owner;
            this.method = method;
            String descriptor = method.substring(method.indexOf('('));
            words = Type.getArgumentsAndReturnSizes(descriptor) >> 2;
            least = 1 + Type.getArgumentTypes(descriptor).length;
            locals = least;
        }

        @Override
        public void visitVarInsn(int opcode, int slot) {
            stay &= slot >= words || opcode < Opcodes.ISTORE || opcode > Opcodes.ASTORE;
        }

        @Override
        public void visitIincInsn(int slot, int increment) {
            stay &= slot >= words;
        }

        @Override
        public void visitFrame(
                int type, int count, @Nullable Object[] named, int stackCount, @Nullable Object[] stack) {
            switch (type) {
                case Opcodes.F_SAME:
                case Opcodes.F_SAME1:
                    break;
                case Opcodes.F_CHOP:
                    locals -= count;
                    break;
                case Opcodes.F_APPEND:
                    locals += count;
                    break;
                default:
                    locals = count;
                    stay &= count >= least && owner.equals(named[0]) && Opcodes.INTEGER.equals(named[1]);
            }
            stay &= locals >= least;
        }

        @Override
        public void visitMaxs(int maxStack, int maxLocals) {
            if (stay) {
                found.add(method);
            }
        }
    }
}
