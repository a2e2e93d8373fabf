package io.rowtally.it.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the benchmarks and writes {@code BENCHMARKS.md} and the README's figures.
 *
 * <p>System properties: {@code rowtally.bench.rounds}, {@code rowtally.bench.only} (part of a title; the files are then left
 * as they are), {@code rowtally.bench.root} (the project), {@code rowtally.bench.peers} (a folder of other agents' jars).
 */
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = Integer.getInteger("rowtally.bench.rounds", 11);
        String only = System.getProperty("rowtally.bench.only", "");
        Path root = Path.of(System.getProperty("rowtally.bench.root"));
        Path home = Path.of(System.getProperty("java.home"));
        Path folder = Files.createTempDirectory("rowtally-bench");
        List<Variant> variants = new ArrayList<>();
        variants.add(Variant.bare(Variant.BASE));
        variants.add(Variant.bare("no agent again"));
        variants.add(Variant.rowtally());
        variants.addAll(Variant.peers());
        List<Comparison> results = new ArrayList<>();
        for (Benchmark benchmark : Benchmark.all()) {
            if (benchmark.title().contains(only)) {
                results.add(new Comparison(benchmark, variants).run(home, folder, rounds));
            }
        }
        StartUpComparison start = new StartUpComparison(variants);
        if ("Start".contains(only)) {
            start.run(home, folder, rounds);
        }
        BenchmarkReport report = new BenchmarkReport(results, rounds);
        System.out.println(report.full());
        System.out.println(start.table());
        if (only.isEmpty()) {
            Files.writeString(root.resolve("BENCHMARKS.md"), report.full() + start.table());
            ReadmeFigures.write(root.resolve("README.md"), report.brief());
        }
        System.exit(0);
    }
}
