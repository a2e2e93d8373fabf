package io.rowtally.it.app.jvm;

import java.lang.reflect.Method;

/** The keyed hash of the agent's jar, under some key. */
final class PackagedHash {
    private final Object hash;
    private final Method coupon;

    /** @param low the first eight bytes of its key, the first of them lowest */
    PackagedHash(long low, long high) throws ReflectiveOperationException {
        Class<?> type = PackagedSketch.agent().loadClass("io.rowtally.sketch.SubjectHash");
        hash = type.getConstructor(long.class, long.class).newInstance(low, high);
        coupon = type.getMethod("coupon", String.class);
    }

    /** What a sketch keeps of a text. */
    int coupon(String text) {
        try {
            return (Integer) coupon.invoke(hash, text);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
