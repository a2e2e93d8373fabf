package io.rowtally.it.app.jvm;

import java.io.File;
import java.lang.reflect.Method;

/** A sketch of the agent's jar, out of the loader behind which the agent keeps its classes. */
final class PackagedSketch {
    private final Kind kind;
    private final Object sketch;

    private PackagedSketch(Kind kind, Object sketch) {
        this.kind = kind;
        this.sketch = sketch;
    }

    /** Takes a hash. */
    void add(long hash) throws ReflectiveOperationException {
        kind.add.invoke(sketch, kind.coupon.invoke(null, hash));
    }

    /** @param coupon as the agent's hash makes it */
    void add(int coupon) throws ReflectiveOperationException {
        kind.add.invoke(sketch, coupon);
    }

    void unite(PackagedSketch other) throws ReflectiveOperationException {
        kind.unite.invoke(sketch, other.sketch);
    }

    byte[] toBytes() throws ReflectiveOperationException {
        return (byte[]) kind.toBytes.invoke(sketch);
    }

    long estimate() throws ReflectiveOperationException {
        return number("estimate");
    }

    long lower() throws ReflectiveOperationException {
        return number("lower");
    }

    long upper() throws ReflectiveOperationException {
        return number("upper");
    }

    private long number(String name) throws ReflectiveOperationException {
        return (Long) kind.type.getMethod(name).invoke(sketch);
    }

    /** The loader behind which the agent's jar in the class path keeps its classes. */
    static ClassLoader agent() throws ReflectiveOperationException {
        Class<?> jar = Class.forName("io.rowtally.launcher.AgentJar");
        Method file = jar.getDeclaredMethod("file");
        file.setAccessible(true);
        Method loader = jar.getDeclaredMethod("loader", File.class);
        loader.setAccessible(true);
        return (ClassLoader) loader.invoke(null, file.invoke(null));
    }

    /** The class of sketches, from the agent's jar in the class path. */
    static final class Kind {
        private final Class<?> type;
        private final Method coupon;
        private final Method add;
        private final Method unite;
        private final Method toBytes;
        private final Method of;

        Kind() throws ReflectiveOperationException {
            ClassLoader agent = agent();
            type = agent.loadClass("io.rowtally.sketch.Hll");
            coupon = agent.loadClass("io.rowtally.sketch.Coupon").getDeclaredMethod("of", long.class);
            coupon.setAccessible(true);
            add = type.getMethod("add", int.class);
            unite = type.getMethod("unite", type);
            toBytes = type.getMethod("toBytes");
            of = type.getMethod("of", byte[].class);
        }

        PackagedSketch empty() throws ReflectiveOperationException {
            return new PackagedSketch(this, type.getConstructor().newInstance());
        }

        PackagedSketch of(byte[] bytes) throws ReflectiveOperationException {
            return new PackagedSketch(this, of.invoke(null, (Object) bytes));
        }
    }
}
