package io.rowtally.it.app.jvm;

import java.lang.reflect.Method;
import org.apache.datasketches.hll.HllSketch;

/** The library's union of sketches, whose class has had another name since release 9. */
final class LibraryUnion {
    private final Object union;
    private final Method update;
    private final Method result;

    LibraryUnion(int lgK) throws ReflectiveOperationException {
        Class<?> type = type();
        union = type.getConstructor(int.class).newInstance(lgK);
        update = type.getMethod("update", HllSketch.class);
        result = type.getMethod("getResult");
    }

    private static Class<?> type() throws ClassNotFoundException {
        String name = HllSketch.class.getPackage().getName();
        try {
            return Class.forName(name + ".HllUnion");
        } catch (ClassNotFoundException e) {
            return Class.forName(name + ".Union");
        }
    }

    void add(HllSketch sketch) throws ReflectiveOperationException {
        update.invoke(union, sketch);
    }

    HllSketch result() throws ReflectiveOperationException {
        return (HllSketch) result.invoke(union);
    }
}
