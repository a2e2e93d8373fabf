package io.rowtally.it.app.jvm;

import java.lang.reflect.Method;
import org.apache.datasketches.hll.HllSketch;

/** Feeds the library's sketches with hashes that are not its own: methods that are not public do that, in every release so far. */
final class LibraryHash {
    private static final Method COUPON = method(HllSketch.class.getSuperclass(), "coupon", long[].class);
    private static final Method UPDATE = method(HllSketch.class, "couponUpdate", int.class);

    private LibraryHash() {}

    private static Method method(Class<?> type, String name, Class<?> parameter) {
        try {
            Method method = type.getDeclaredMethod(name, parameter);
            method.setAccessible(true);
            return method;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sketch takes a hash as its own, both halves of which were this. */
    static void add(HllSketch sketch, long hash) throws ReflectiveOperationException {
        UPDATE.invoke(sketch, COUPON.invoke(null, (Object) new long[] {hash, hash}));
    }
}
