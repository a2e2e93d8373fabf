package io.rowtally.instrument.weave;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** A call of a static method of the bridge. Advice that most methods get keeps its calls, since to spell them takes time. */
public final class BridgeCall {
    private final String owner;
    private final String name;
    private final String descriptor;

    private BridgeCall(String owner, String name, String descriptor) {
        this.owner = owner;
        this.name = name;
        this.descriptor = descriptor;
    }

    public static BridgeCall of(Class<?> bridge, String name, Class<?> returns, @Nullable Class<?>... parameters) {
        StringBuilder descriptor = new StringBuilder("(");
        for (Class<?> parameter : parameters) {
            descriptor.append(Type.getDescriptor(parameter));
        }
        descriptor.append(')').append(Type.getDescriptor(returns));
        return new BridgeCall(Type.getInternalName(bridge), name, descriptor.toString());
    }

    void in(MethodVisitor method) {
        method.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
    }
}
