package io.rowtally.it.jvm;

import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.Share;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** How much of the tests of this package runs: everyday a choice of JDKs and small numbers, in the profile all. */
final class Matrix {
    /** Seconds after which a program is taken to hang, on a machine that has much else to do. */
    static final long LONGEST = 900;

    private Matrix() {}

    static boolean full() {
        return Boolean.getBoolean("rowtally.jvms.full");
    }

    /** All JDKs that are there from this one on; everyday only those named, or, where none of them is there, the newest. */
    static Stream<Integer> from(int lowest, Integer... everyday) {
        List<Integer> all =
                Jdks.all().keySet().stream().filter(major -> major >= lowest).toList();
        List<Integer> few =
                all.stream().filter(Arrays.asList(everyday)::contains).toList();
        boolean newest = few.isEmpty() && everyday.length > 0 && !all.isEmpty();
        return full() ? all.stream() : newest ? Stream.of(all.get(all.size() - 1)) : few.stream();
    }

    /** In full the oldest and the newest of them, for what takes minutes. */
    static Stream<Integer> ends(int lowest, Integer... everyday) {
        List<Integer> all = from(lowest, everyday).toList();
        return full() && all.size() > 2 ? Stream.of(all.get(0), all.get(all.size() - 1)) : all.stream();
    }

    static Path home(int major) {
        return Jdks.all().get(major);
    }

    static int amount(int everyday, int full) {
        return full() ? Math.max(everyday, Share.of(full)) : everyday;
    }
}
