package io.rowtally.instrument.weave;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Classes to retransform, part by part: the JVM stops all threads meanwhile, on Java 8 and 11 for some 50 ms a class where a server
 * has loaded ten thousands, which it looks through for each. So a part has one class at first, twice as many after one that was quick and half
 * as many after one that was not, and the application goes on in between for as long as it has stood. Java 17 looks through them once, for
 * some 30 ms however many the part has, and each part throws away what its compilers are at: there one has all.
 */
public final class Parts {
    private static final long QUICK = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long SLOW = TimeUnit.MILLISECONDS.toNanos(40);
    /** The longest that the application is waited for. */
    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(200);

    private static final int ALL = 1 << 20;

    private final List<Class<?>> types;
    private final BooleanSupplier goesOn;
    private final int first;

    /**
     * @param goesOn asked before each part
     * @param first how many classes the first part has
     */
    public Parts(List<Class<?>> types, BooleanSupplier goesOn, int first) {
        this.types = types;
        this.goesOn = goesOn;
        this.first = first;
    }

    /** How many classes the first part had best have on this JVM. */
    public static int first() {
        return first(System.getProperty("java.specification.version", ""));
    }

    /** On a version of Java, {@code 1.8} or {@code 17}; those between 11 and 17 are taken for old. */
    static int first(String version) {
        return version.matches("1[7-9]|[2-9][0-9]") ? ALL : 1;
    }

    public void each(Consumer<List<Class<?>>> retransform) {
        int most = first;
        int done = 0;
        while (done < types.size() && goesOn.getAsBoolean()) {
            List<Class<?>> part = types.subList(done, Math.min(types.size(), done + most));
            long begun = System.nanoTime();
            retransform.accept(part);
            long took = System.nanoTime() - begun;
            done += part.size();
            most = next(most, took);
            if (done < types.size()) {
                LockSupport.parkNanos(Math.min(took, LONGEST));
            }
        }
    }

    /** How many classes the next part may have. */
    static int next(int most, long took) {
        if (took < QUICK) {
            return most * 2;
        }
        return took > SLOW ? Math.max(1, most / 2) : most;
    }
}
