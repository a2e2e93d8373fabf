package io.rowtally.runtime;

import io.rowtally.instrument.Instruments;
import java.lang.instrument.Instrumentation;

/** Has work be followed to other threads, once there are requests or jobs that could hand it over. Used by the agent's thread. */
final class Following {
    private final Instrumentation instrumentation;
    private final Coverage coverage;
    private boolean begun;
    private volatile boolean stopped;

    Following(Instrumentation instrumentation, Coverage coverage) {
        this.instrumentation = instrumentation;
        this.coverage = coverage;
    }

    Instrumentation instrumentation() {
        return instrumentation;
    }

    /** The JVM stops: what has begun is given up. Called by whichever thread. */
    void stop() {
        stopped = true;
    }

    /**
     * Whether it begins now, after which it is never asked again in vain.
     *
     * @param meanwhile called often, since a server's classes may take seconds on a machine that is busy with its start
     */
    boolean begins(Runnable meanwhile) {
        if (begun || !coverage.opensScopes()) {
            return false;
        }
        begun = true;
        Instruments.follow(instrumentation, Following.class.getClassLoader(), coverage, () -> {
            meanwhile.run();
            return !stopped;
        });
        return !stopped;
    }
}
