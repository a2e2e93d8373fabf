package io.rowtally.runtime;

import io.rowtally.instrument.Instruments;
import java.lang.instrument.Instrumentation;

/** Has work be followed to other threads, once there are requests or jobs that could hand it over. Used by the agent's thread. */
final class Following {
    private final Instrumentation instrumentation;
    private final Coverage coverage;
    private boolean begun;

    Following(Instrumentation instrumentation, Coverage coverage) {
        this.instrumentation = instrumentation;
        this.coverage = coverage;
    }

    Instrumentation instrumentation() {
        return instrumentation;
    }

    /** Whether it begins now, after which it is never asked again in vain. */
    boolean begins() {
        if (begun || !coverage.opensScopes()) {
            return false;
        }
        begun = true;
        Instruments.follow(instrumentation, Following.class.getClassLoader(), coverage);
        return true;
    }
}
