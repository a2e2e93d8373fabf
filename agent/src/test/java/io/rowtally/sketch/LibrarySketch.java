package io.rowtally.sketch;

import java.lang.reflect.Method;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;

/** Apache DataSketches' sketch, fed with hashes of our own: it only takes what it has hashed itself, but for a method that is not public. */
final class LibrarySketch {
    final HllSketch sketch = new HllSketch(Hll.LG_K, TgtHllType.HLL_8);

    private final Method update;
    private final Method coupon;

    LibrarySketch() {
        try {
            update = HllSketch.class.getDeclaredMethod("couponUpdate", int.class);
            update.setAccessible(true);
            coupon = HllSketch.class.getSuperclass().getDeclaredMethod("coupon", long[].class);
            coupon.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes a hash as {@code update} takes both halves of its own. */
    void add(long hash) {
        try {
            update.invoke(sketch, coupon.invoke(null, (Object) new long[] {hash, hash}));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
