package io.rowtally.instrument.weave;

import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** The classes whose objects hold primitive values. */
final class Boxes {
    private Boxes() {}

    /** Null for what is an object already. */
    static @Nullable Type of(Type primitive) {
        switch (primitive.getSort()) {
            case Type.BOOLEAN:
                return Type.getType(Boolean.class);
            case Type.CHAR:
                return Type.getType(Character.class);
            case Type.BYTE:
                return Type.getType(Byte.class);
            case Type.SHORT:
                return Type.getType(Short.class);
            case Type.INT:
                return Type.getType(Integer.class);
            case Type.LONG:
                return Type.getType(Long.class);
            case Type.FLOAT:
                return Type.getType(Float.class);
            case Type.DOUBLE:
                return Type.getType(Double.class);
            default:
                return null;
        }
    }
}
