package io.rowtally.instrument.weave;

import io.rowtally.bridge.Attached;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.jar.asm.TypePath;
import org.jspecify.annotations.Nullable;

/**
 * A method with code of ours before its body, before each return and, if asked for, where it throws. No branch is added
 * outside the handler, so no frame but the handler's is new. No handler of the method covers what is before a return: that is
 * none of its matter, and HotSpot would compile those handlers for it.
 */
public abstract class Around extends LocalsShift implements Advice {
    private static final Type ATTACHED = Type.getType(Attached.class);

    protected final String owner;
    protected final Type result;
    protected final ClassOutline.Member method;
    protected final CallGraph calls;
    private final boolean frames;
    private final boolean guarded;
    private final Label start = new Label();
    private final boolean attached;
    private final boolean isStatic;
    private final GuardedRanges ranges = new GuardedRanges();
    /** Whether the method's own {@code this} is still there wherever it returns or throws. */
    private boolean keepsSelf;

    private boolean asksAnother;
    private boolean entering;
    /** The local variable with this. */
    private int self;
    /** The local variable with the state of this, where it is not in fields of this; 0 before it is there. */
    private int state;

    protected Around(MethodVisitor next, Site site, boolean guarded) {
        super(next, site.method.isStatic() ? null : site.owner, site.method.descriptor);
        this.isStatic = site.method.isStatic();
        this.owner = site.owner;
        this.result = Type.getReturnType(site.method.descriptor);
        this.method = site.method;
        this.calls = site.calls;
        this.frames = site.majorVersion >= 50;
        this.guarded = guarded;
        this.attached = site.attached;
    }

    @Override
    public final MethodVisitor visitor() {
        return this;
    }

    /** The method keeps its {@code this}, so that it need not be kept beside. To be said before its code is visited. */
    protected final void keepsSelf() {
        keepsSelf = true;
    }

    /** Before the body; the place to declare locals. */
    protected void entry() {}

    /** Before a return; the returned value, if any, is on the stack and has to stay there. */
    protected void beforeReturn() {}

    /** Where the body threw; the throwable is on the stack and has to stay there. */
    protected void thrown() {}

    /** Whether what is before a return leaves something to be put right where it throws, if only as the stack is full. */
    protected boolean mayFail() {
        return true;
    }

    @Override
    public final void visitCode() {
        super.visitCode();
        entering = true;
        entry();
        entering = false;
        if (!isStatic && !keepsSelf && (guarded || hasLocals())) {
            keepSelf();
        }
        if (guarded) {
            mv.visitLabel(start);
        }
    }

    @Override
    public final void visitTryCatchBlock(Label from, Label to, Label handler, @Nullable String type) {
        ranges.add(from, to, handler, type, true);
    }

    /** What was annotated is behind an index that may be another now; no reflection reads it. */
    @Override
    public @Nullable AnnotationVisitor visitTryCatchAnnotation(
            int typeRef, TypePath typePath, String descriptor, boolean visible) {
        return null;
    }

    /**
     * A method may have forgotten or overwritten {@code this} where it returns or throws: compilers that follow the life of
     * variables say so in their frames (Dameng, YashanDB).
     */
    private void keepSelf() {
        Type type = Type.getObjectType(owner);
        int kept = newLocal(type);
        self();
        store(kept, type);
        self = kept;
    }

    @Override
    public final void visitInsn(int opcode) {
        if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
            Label from = new Label();
            Label to = new Label();
            mv.visitLabel(from);
            beforeReturn();
            mv.visitLabel(to);
            ranges.leaveOut(from, to);
        }
        super.visitInsn(opcode);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        asksAnother |= opcode != Opcodes.INVOKESPECIAL
                && method.name.equals(name)
                && method.descriptor.equals(descriptor)
                && !calls.follows(owner);
    }

    /** Whether the same method was called of another object until here, as wrappers do. */
    protected final boolean asksAnother() {
        return asksAnother;
    }

    @Override
    public final void visitMaxs(int maxStack, int maxLocals) {
        if (guarded) {
            Label end = new Label();
            mv.visitLabel(end);
            ranges.add(start, end, end, null, !mayFail());
            if (frames) {
                handlerFrame(keepsSelf ? owner : null);
            }
            thrown();
            mv.visitInsn(Opcodes.ATHROW);
        }
        ranges.visit(mv);
        super.visitMaxs(maxStack, maxLocals);
    }

    // ---- small words of code

    protected final void self() {
        ownVar(Opcodes.ALOAD, self);
    }

    /**
     * Loads the object that has our fields: this, or what is kept beside it. That is looked up once, on entry if it is
     * needed there, since an object's state stays the same.
     */
    protected final void holder() {
        if (!attached) {
            self();
        } else if (state != 0) {
            load(state, ATTACHED);
        } else {
            self();
            call(Attached.class, "of", Attached.class, Object.class);
            if (entering) {
                state = newLocal(ATTACHED);
                duplicate();
                store(state, ATTACHED);
            }
        }
    }

    protected final void loadField(InjectedField field) {
        holder();
        access(Opcodes.GETFIELD, field);
    }

    /** Stores the top of the stack into a field of the {@link #holder} below it. */
    protected final void storeField(InjectedField field) {
        access(Opcodes.PUTFIELD, field);
    }

    private void access(int opcode, InjectedField field) {
        if (attached) {
            mv.visitFieldInsn(opcode, ATTACHED.getInternalName(), field.attachedName, field.descriptor);
        } else {
            mv.visitFieldInsn(opcode, owner, field.name, field.descriptor);
        }
    }

    /** Stores the value on top of the stack, of that type, into a field of this. */
    protected final void storeBelow(InjectedField field, Type type) {
        holder();
        if (type.getSize() == 2) {
            mv.visitInsn(Opcodes.DUP_X2);
            mv.visitInsn(Opcodes.POP);
        } else {
            mv.visitInsn(Opcodes.SWAP);
        }
        storeField(field);
    }

    /** Stores the long on top of the stack into a field of this. */
    protected final void storeLong(InjectedField field) {
        storeBelow(field, Type.LONG_TYPE);
    }

    /** Adds to an int field of this. */
    protected final void add(InjectedField field, int amount) {
        holder();
        mv.visitInsn(Opcodes.DUP);
        access(Opcodes.GETFIELD, field);
        mv.visitLdcInsn(amount);
        mv.visitInsn(Opcodes.IADD);
        storeField(field);
    }

    /** Loads the first parameter, which must not have been assigned yet. */
    protected final void firstArgument() {
        argument(0);
    }

    /** Loads a parameter, which must not have been assigned yet, by its number from 0. */
    protected final void argument(int number) {
        int slot = isStatic ? 0 : 1;
        for (int i = 0; i < number; i++) {
            slot += arguments[i].getSize();
        }
        mv.visitVarInsn(arguments[number].getOpcode(Opcodes.ILOAD), slot);
    }

    protected final void load(int local, Type type) {
        ownVar(type.getOpcode(Opcodes.ILOAD), local);
    }

    protected final void store(int local, Type type) {
        ownVar(type.getOpcode(Opcodes.ISTORE), local);
    }

    protected final void push(String value) {
        mv.visitLdcInsn(value);
    }

    protected final void push(int value) {
        mv.visitLdcInsn(value);
    }

    protected final void push(boolean value) {
        mv.visitInsn(value ? Opcodes.ICONST_1 : Opcodes.ICONST_0);
    }

    protected final void duplicate() {
        mv.visitInsn(Opcodes.DUP);
    }

    /** Doubles a value of that type. */
    protected final void duplicate(Type type) {
        mv.visitInsn(type.getSize() == 2 ? Opcodes.DUP2 : Opcodes.DUP);
    }

    /** Makes an object of a primitive value on top of the stack. */
    protected final void box(Type type) {
        Type wrapper = Boxes.of(type);
        if (wrapper != null) {
            String descriptor = Type.getMethodDescriptor(wrapper, type);
            mv.visitMethodInsn(Opcodes.INVOKESTATIC, wrapper.getInternalName(), "valueOf", descriptor, false);
        }
    }

    protected final void call(Class<?> bridge, String name, Class<?> returns, @Nullable Class<?>... parameters) {
        call(BridgeCall.of(bridge, name, returns, parameters));
    }

    protected final void call(BridgeCall call) {
        call.in(mv);
    }
}
