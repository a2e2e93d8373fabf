package io.rowtally.instrument.weave;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Makes room for local variables of ours directly behind a method's parameters, and carries them through every stack map
 * frame, so that they are still there where the method returns. Needs expanded frames. Subclasses declare their locals
 * before the first instruction.
 */
abstract class LocalsShift extends MethodVisitor {
    private final int firstLocal;
    private final @Nullable Object[] parameterFrame;
    private final Object[] added = new Object[5];
    private int addedCount;
    private int addedSlots;

    LocalsShift(MethodVisitor next, boolean isStatic, String owner, String descriptor) {
        super(Opcodes.ASM9, next);
        Type[] arguments = Type.getArgumentTypes(descriptor);
        int slots = isStatic ? 0 : 1;
        for (Type argument : arguments) {
            slots += argument.getSize();
        }
        firstLocal = slots;
        parameterFrame = new Object[(isStatic ? 0 : 1) + arguments.length];
        int at = 0;
        if (!isStatic) {
            parameterFrame[at++] = owner;
        }
        for (Type argument : arguments) {
            parameterFrame[at++] = frameType(argument);
        }
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
        int slot = firstLocal + addedSlots;
        added[addedCount++] = frameType(type);
        addedSlots += type.getSize();
        return slot;
    }

    private int shifted(int slot) {
        return slot < firstLocal ? slot : slot + addedSlots;
    }

    final boolean hasLocals() {
        return addedCount > 0;
    }

    /** The frame in which a handler around the whole body starts: our locals and the throwable, nothing of the body's. */
    final void handlerFrame() {
        @Nullable Object[] locals = new Object[firstLocal + addedCount];
        int at = 0;
        for (int slot = 0; slot < firstLocal; slot++) {
            locals[at++] = Opcodes.TOP;
        }
        for (int i = 0; i < addedCount; i++) {
            locals[at++] = added[i];
        }
        mv.visitFrame(Opcodes.F_NEW, at, locals, 1, new Object[] {"java/lang/Throwable"});
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
        if (addedCount == 0) {
            super.visitFrame(type, localCount, locals, stackCount, stack);
            return;
        }
        @Nullable Object[] shifted = new Object[localCount + parameterFrame.length + firstLocal + addedCount];
        int from = 0;
        int slots = 0;
        int to = 0;
        while (slots < firstLocal) {
            Object local = from < localCount ? locals[from++] : Opcodes.TOP;
            shifted[to++] = local;
            slots += Opcodes.LONG.equals(local) || Opcodes.DOUBLE.equals(local) ? 2 : 1;
        }
        for (int i = 0; i < addedCount; i++) {
            shifted[to++] = added[i];
        }
        while (from < localCount) {
            shifted[to++] = locals[from++];
        }
        super.visitFrame(type, to, shifted, stackCount, stack);
    }
}
