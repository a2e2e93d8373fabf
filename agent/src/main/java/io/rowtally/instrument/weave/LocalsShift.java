package io.rowtally.instrument.weave;

import java.util.Arrays;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Makes room for local variables of ours behind a method's parameters, and carries them through every stack map frame, so
 * that they are still there where the method returns. Needs expanded frames. Subclasses declare their locals before the
 * first instruction.
 *
 * <pre>
 * this, parameters | spare | ours ... | the method's own locals
 * </pre>
 *
 * The spare slot takes the second half of a long or double that a method keeps in its last parameter's slot, as optimisers
 * write it.
 */
abstract class LocalsShift extends MethodVisitor {
    private static final int SPARE = 1;

    private final int firstLocal;
    private final Object[] added = new Object[6];
    private int addedCount;
    private int addedSlots;

    LocalsShift(MethodVisitor next, boolean isStatic, String descriptor) {
        super(Opcodes.ASM9, next);
        Type[] arguments = Type.getArgumentTypes(descriptor);
        int slots = isStatic ? 0 : 1;
        for (Type argument : arguments) {
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

    /** The frame in which a handler around the whole body starts: our locals and the throwable, nothing of the body's. */
    final void handlerFrame() {
        int before = firstLocal + (addedCount == 0 ? 0 : SPARE);
        @Nullable Object[] locals = new Object[before + addedCount];
        Arrays.fill(locals, 0, before, Opcodes.TOP);
        System.arraycopy(added, 0, locals, before, addedCount);
        mv.visitFrame(Opcodes.F_NEW, locals.length, locals, 1, new Object[] {"java/lang/Throwable"});
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

    @Override
    public void visitFrame(
            int type, int localCount, @Nullable Object[] locals, int stackCount, @Nullable Object[] stack) {
        if (type != Opcodes.F_NEW) {
            throw new IllegalStateException("frames must be expanded");
        }
        @Nullable Object[] shifted = new Object[localCount + firstLocal + SPARE + addedCount + 1];
        int from = 0;
        int slots = 0;
        int to = 0;
        while (slots < firstLocal) {
            Object local = from < localCount ? locals[from++] : Opcodes.TOP;
            shifted[to++] = local;
            slots += Opcodes.LONG.equals(local) || Opcodes.DOUBLE.equals(local) ? 2 : 1;
        }
        if (addedCount > 0) {
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
        }
        while (from < localCount) {
            shifted[to++] = locals[from++];
        }
        super.visitFrame(type, to, shifted, stackCount, stack);
    }
}
