package io.rowtally.it.fault;

import io.rowtally.it.harness.Jdks;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** How long and how wide the faults are: everyday seconds, in the profile {@code faults} what the issue names. */
final class Fault {
    private Fault() {}

    static boolean full() {
        return Boolean.getBoolean("rowtally.faults.full");
    }

    static int amount(int everyday, int full) {
        return full() ? full : everyday;
    }

    /** The fault lasts: that time goes by is the test's matter. */
    static void lasts(int everyday, int full) throws InterruptedException {
        TimeUnit.SECONDS.sleep(amount(everyday, full));
    }

    /** The oldest JDK that there is. */
    static Path java() {
        return Jdks.all().values().iterator().next();
    }
}
