package io.rowtally.instrument.weave;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** A call of a static method of the bridge. To spell one takes time, so what was spelled is kept; nothing of it ever changes. */
public final class BridgeCall {
    /** By name the last of that name: methods of one name are seldom called in turn. */
    private static final Map<String, BridgeCall> SPELLED = new ConcurrentHashMap<>();

    private final Class<?> bridge;
    private final Class<?> returns;
    private final @Nullable Class<?>[] parameters;

    private final String owner;
    private final String name;
    private final String descriptor;

    private BridgeCall(Class<?> bridge, String name, Class<?> returns, @Nullable Class<?>[] parameters) {
        this.bridge = bridge;
        this.name = name;
        this.returns = returns;
        this.parameters = parameters;
        this.owner = Type.getInternalName(bridge);
        this.descriptor = descriptor(returns, parameters);
    }

    public static BridgeCall of(Class<?> bridge, String name, Class<?> returns, @Nullable Class<?>... parameters) {
        BridgeCall last = SPELLED.get(name);
        if (last != null && last.is(bridge, returns, parameters)) {
            return last;
        }
        BridgeCall call = new BridgeCall(bridge, name, returns, parameters);
        SPELLED.put(name, call);
        return call;
    }

    private boolean is(Class<?> bridge, Class<?> returns, @Nullable Class<?>[] parameters) {
        return this.bridge == bridge && this.returns == returns && Arrays.equals(this.parameters, parameters);
    }

    private static String descriptor(Class<?> returns, @Nullable Class<?>[] parameters) {
        StringBuilder descriptor = new StringBuilder("(");
        for (Class<?> parameter : parameters) {
            descriptor.append(Type.getDescriptor(parameter));
        }
        return descriptor.append(')').append(Type.getDescriptor(returns)).toString();
    }

    void in(MethodVisitor method) {
        method.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
    }
}
