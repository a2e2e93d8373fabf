package io.rowtally.instrument.weave;

import java.util.Arrays;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Makes room for local variables of ours behind a method's parameters, and carries them through every stack map frame, so
 * that they are still there where the method returns. Subclasses declare their locals before the first instruction.
 *
 * <pre>
 * this, parameters | spare | ours ... | the method's own locals
 * </pre>
 *
 * The spare slot takes the second half of a long or double that a method keeps in its last parameter's slot, as optimisers
 * write it.
 *
 * <p>Frames come as a class file has them, mostly as a difference to the frame before. The first is written in full, with
 * our locals; after that a difference holds as it is, as long as it leaves the parameters alone. To write all in full was
 * a fifth of the time that weaving took.
 */
abstract class LocalsShift extends MethodVisitor {
    private static final int SPARE = 1;
    /** Words of stack that advice needs at most, beyond what the method itself does: those of {@code ParameterAdvice}. */
    private static final int STACK = 8;

    protected final Type[] arguments;
    private final int firstLocal;
    private final Object[] added = new Object[6];
    private int addedCount;
    private int addedSlots;

    /** The method's locals in its frame before, without ours: this and the parameters at first. */
    private @Nullable Object[] own;

    private int ownCount;
    /** Whether the frame that was written last has ours right behind all parameters. */
    private boolean placed;
    /** How a frame is written in full; {@link Opcodes#F_NEW} where the class file is older than frames by difference. */
    private int full = Opcodes.F_FULL;

    /** @param owner the internal name of the class that the method belongs to; null where the method is static */
    LocalsShift(MethodVisitor next, @Nullable String owner, String descriptor) {
        super(Opcodes.ASM9, next);
        arguments = Type.getArgumentTypes(descriptor);
        own = new Object[1 + arguments.length];
        int slots = 0;
        if (owner != null) {
            own[ownCount++] = owner;
            slots++;
        }
        for (Type argument : arguments) {
            own[ownCount++] = frameType(argument);
            slots += argument.getSize();
        }
        firstLocal = slots;
    }

    static Object frameType(Type type) {
        switch (type.getSort()) {
            case Type.BOOLEAN:
            case Type.CHAR:
            case Type.BYTE:
            case Type.SHORT:
            case Type.INT:
                return Opcodes.INTEGER;
            case Type.FLOAT:
                return Opcodes.FLOAT;
            case Type.LONG:
                return Opcodes.LONG;
            case Type.DOUBLE:
                return Opcodes.DOUBLE;
            case Type.ARRAY:
                return type.getDescriptor();
            default:
                return type.getInternalName();
        }
    }

    /** A new local variable; its slot. */
    protected final int newLocal(Type type) {
        int slot = firstLocal + SPARE + addedSlots;
        added[addedCount++] = frameType(type);
        addedSlots += type.getSize();
        return slot;
    }

    private int shifted(int slot) {
        return slot < firstLocal || addedCount == 0 ? slot : slot + SPARE + addedSlots;
    }

    final boolean hasLocals() {
        return addedCount > 0;
    }

    /**
     * The frame in which a handler around the whole body starts: our locals and the throwable, nothing of the body's.
     *
     * @param self what this is, where the body keeps it; else null
     */
    final void handlerFrame(@Nullable String self) {
        int before = firstLocal + (addedCount == 0 ? 0 : SPARE);
        @Nullable Object[] locals = new Object[before + addedCount];
        Arrays.fill(locals, 0, before, Opcodes.TOP);
        if (self != null) {
            locals[0] = self;
        }
        System.arraycopy(added, 0, locals, before, addedCount);
        mv.visitFrame(full, locals.length, locals, 1, new Object[] {"java/lang/Throwable"});
    }

    @Override
    public void visitVarInsn(int opcode, int slot) {
        super.visitVarInsn(opcode, shifted(slot));
    }

    /** A variable of ours, whose slot is not shifted. */
    protected final void ownVar(int opcode, int slot) {
        mv.visitVarInsn(opcode, slot);
    }

    @Override
    public void visitIincInsn(int slot, int increment) {
        super.visitIincInsn(shifted(slot), increment);
    }

    @Override
    public void visitLocalVariable(
            String name, String descriptor, @Nullable String signature, Label start, Label end, int index) {
        super.visitLocalVariable(name, descriptor, signature, start, end, shifted(index));
    }

    @Override
    public net.bytebuddy.jar.asm.@Nullable AnnotationVisitor visitLocalVariableAnnotation(
            int typeRef,
            net.bytebuddy.jar.asm.TypePath typePath,
            Label[] start,
            Label[] end,
            int[] index,
            String descriptor,
            boolean visible) {
        int[] moved = new int[index.length];
        for (int i = 0; i < index.length; i++) {
            moved[i] = shifted(index[i]);
        }
        return super.visitLocalVariableAnnotation(typeRef, typePath, start, end, moved, descriptor, visible);
    }

    /** The stack and the locals as they were and as much again as we may need: to compute them anew costs more than the words. */
    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        super.visitMaxs(maxStack + STACK, shifted(maxLocals));
    }

    @Override
    public void visitFrame(
            int type, int localCount, @Nullable Object[] locals, int stackCount, @Nullable Object[] stack) {
        if (addedCount == 0) {
            super.visitFrame(type, localCount, locals, stackCount, stack);
            return;
        }
        follow(type, localCount, locals);
        boolean before = placed;
        placed = coversParameters();
        if (before && placed && type != full) {
            super.visitFrame(type, localCount, locals, stackCount, stack);
        } else {
            fullFrame(stackCount, stack);
        }
    }

    /** Takes over what a frame says of the method's own locals. */
    private void follow(int type, int localCount, @Nullable Object[] locals) {
        switch (type) {
            case Opcodes.F_SAME:
            case Opcodes.F_SAME1:
                break;
            case Opcodes.F_CHOP:
                ownCount -= localCount;
                break;
            case Opcodes.F_APPEND:
                own = Arrays.copyOf(own, Math.max(own.length, ownCount + localCount));
                System.arraycopy(locals, 0, own, ownCount, localCount);
                ownCount += localCount;
                break;
            default:
                full = type;
                own = Arrays.copyOf(locals, localCount);
                ownCount = localCount;
        }
    }

    private static int slots(@Nullable Object local) {
        return Opcodes.LONG.equals(local) || Opcodes.DOUBLE.equals(local) ? 2 : 1;
    }

    /** Whether some of the method's locals fill just the slots of its parameters. */
    private boolean coversParameters() {
        int slots = 0;
        for (int i = 0; i < ownCount && slots < firstLocal; i++) {
            slots += slots(own[i]);
        }
        return slots == firstLocal;
    }

    private void fullFrame(int stackCount, @Nullable Object[] stack) {
        @Nullable Object[] shifted = new Object[ownCount + firstLocal + SPARE + addedCount + 1];
        int from = 0;
        int slots = 0;
        int to = 0;
        while (slots < firstLocal) {
            Object local = from < ownCount ? own[from++] : Opcodes.TOP;
            shifted[to++] = local;
            slots += slots(local);
        }
        // of a wide value in the last parameter's slot, the second half fills the spare slot
        boolean wide = slots > firstLocal;
        if (!wide) {
            shifted[to++] = Opcodes.TOP;
        }
        for (int i = 0; i < addedCount; i++) {
            shifted[to++] = added[i];
        }
        if (wide) {
            shifted[to++] = Opcodes.TOP;
        }
        while (from < ownCount) {
            shifted[to++] = own[from++];
        }
        super.visitFrame(full, to, shifted, stackCount, stack);
    }
}
