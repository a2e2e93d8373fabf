package io.rowtally.instrument.weave;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** What one method calls of its class's own methods and its super class's, for the {@link CallGraph}. */
final class MethodCalls extends MethodVisitor {
    final List<ClassOutline.Member> called = new ArrayList<>();

    private final CallGraph graph;
    /** What was called by the instruction before; null where it called nothing that is followed. */
    private ClassOutline.@Nullable Member last;

    private ClassOutline.@Nullable Member returned;
    private int returns;
    private boolean branches;
    /** How many calls there are before a return, of whatever class's methods. */
    private int before;
    /** Whether one of them may be of what the method overrides. */
    private boolean special;
    /** Whether anything is called behind a return but what makes another exception of one. */
    private boolean handles;

    MethodCalls(CallGraph graph) {
        super(Opcodes.ASM9);
        this.graph = graph;
    }

    /** As {@link CallGraph#passedOnBy}. With a branch nobody knows what is on the stack where the method returns. */
    ClassOutline.@Nullable Member passedOn() {
        return returns == 1 && !branches ? returned : null;
    }

    /** As {@link CallGraph#onlyCallsOverridden}. */
    boolean onlyCallsOverridden(ClassOutline.Member method) {
        ClassOutline.Member passed = passedOn();
        return passed != null && before == 1 && special && !handles && passed.isSame(method);
    }

    private void calls(boolean specially, String descriptor) {
        if (returns == 0) {
            before++;
            special |= specially;
        } else {
            handles |= !descriptor.endsWith("Exception;");
        }
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        last = null;
        calls(opcode == Opcodes.INVOKESPECIAL, descriptor);
        if (graph.follows(owner)) {
            last = new ClassOutline.Member(0, name, descriptor);
            called.add(last);
        }
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
            returned = last;
            returns++;
        }
        last = null;
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        branches = true;
        last = null;
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
        branches = true;
        last = null;
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
        branches = true;
        last = null;
    }

    // ---- what else comes between a call and a return

    @Override
    public void visitIntInsn(int opcode, int operand) {
        last = null;
    }

    @Override
    public void visitVarInsn(int opcode, int slot) {
        last = null;
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        last = null;
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        last = null;
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        last = null;
        calls(false, descriptor);
    }

    @Override
    public void visitLdcInsn(Object value) {
        last = null;
    }

    @Override
    public void visitIincInsn(int slot, int increment) {
        last = null;
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        last = null;
    }
}
