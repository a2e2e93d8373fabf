package io.rowtally.it.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the benchmarks and writes {@code BENCHMARKS.md} and the README's figures.
 *
 * <p>System properties: {@code rowtally.bench.rounds}, {@code rowtally.bench.peer.rounds} (0 leaves others out),
 * {@code rowtally.bench.only} (parts of titles, separated by commas; the files are then left as they are),
 * {@code rowtally.bench.root} (the project), {@code rowtally.bench.work} (where forks leave their outputs),
 * {@code rowtally.bench.peers} (a folder of other agents' jars), {@code rowtally.bench.jmh} (JMH's results, which the agent's
 * module has left).
 */
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        Plan plan = Plan.ofProperties();
        List<Section> sections = new ArrayList<>();
        for (Benchmark benchmark : Benchmark.all()) {
            if (plan.wants(benchmark.title())) {
                sections.add(Comparison.run(benchmark, plan));
            }
        }
        if (plan.wants(RequestComparison.TITLE)) {
            sections.add(RequestComparison.run(plan));
        }
        if (plan.wants(WebMix.TITLE)) {
            sections.add(WebMix.run(plan));
        }
        if (plan.wants(StartUpComparison.TITLE)) {
            sections.add(StartUpComparison.run(plan));
        }
        if (plan.wants(WebStart.TITLE)) {
            sections.add(WebStart.run(plan));
        }
        if (plan.wants(HeapComparison.TITLE)) {
            sections.add(HeapComparison.run(plan));
        }
        if (plan.wants(VerifySpeed.TITLE)) {
            sections.add(VerifySpeed.run(plan));
        }
        Path bridge = Path.of(System.getProperty("rowtally.bench.jmh"));
        if (plan.wants(BridgeFigures.TITLE) && Files.exists(bridge)) {
            sections.add(BridgeFigures.of(bridge));
        }
        write(new BenchmarkReport(sections, plan), plan);
        // embedded PostgreSQL leaves threads behind
        System.exit(0);
    }

    private static void write(BenchmarkReport report, Plan plan) throws IOException {
        System.out.println(report.full());
        if (plan.whole()) {
            Path root = Path.of(System.getProperty("rowtally.bench.root"));
            Files.writeString(root.resolve("BENCHMARKS.md"), report.full());
            ReadmeFigures.write(root.resolve("README.md"), report.brief());
        }
    }
}
