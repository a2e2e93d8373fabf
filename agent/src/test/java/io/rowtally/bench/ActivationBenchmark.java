package io.rowtally.bench;

import io.rowtally.bridge.Activation;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** What a driver call and a request cost that read nothing. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ActivationBenchmark {

    /** The thread's activation is looked up, entered and left. */
    @Benchmark
    public Object activationLookUp() {
        Object token = Activation.enter();
        Activation.exit(token);
        return token;
    }

    @Benchmark
    public Object requestThatReadsNothing() {
        Object token = Activation.beginRequest(this);
        Activation.endRequest(token);
        return token;
    }
}
