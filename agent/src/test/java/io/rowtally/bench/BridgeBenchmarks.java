package io.rowtally.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs them and leaves the results as JSON for the report; arguments: the file, rounds, parts of titles that are wanted. */
public final class BridgeBenchmarks {
    private static final String TITLE = "Bridge alone";
    private static final int MOST_FORKS = 2;

    private BridgeBenchmarks() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Paths.get(arguments[0]);
        Files.deleteIfExists(file);
        String only = arguments.length > 2 ? arguments[2] : "";
        if (!only.isEmpty() && Arrays.stream(only.split(",")).noneMatch(TITLE::contains)) {
            return;
        }
        new Runner(new OptionsBuilder()
                        .include("io\\.rowtally\\.bench\\.")
                        .forks(Math.min(MOST_FORKS, Integer.parseInt(arguments[1])))
                        .warmupIterations(4)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .addProfiler(GCProfiler.class)
                        .resultFormat(ResultFormatType.JSON)
                        .result(file.toString())
                        .build())
                .run();
    }
}
