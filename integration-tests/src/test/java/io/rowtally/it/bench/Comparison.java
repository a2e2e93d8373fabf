package io.rowtally.it.bench;

import io.rowtally.it.harness.ForkedJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One workload under several variants, fork by fork in turn, each round in another order. */
final class Comparison {
    private static final String BATCHES = "15";
    private static final String MILLIS = "100";

    private final Benchmark benchmark;
    private final Map<Variant, List<Cost>> costs = new LinkedHashMap<>();

    Comparison(Benchmark benchmark, List<Variant> variants) {
        this.benchmark = benchmark;
        variants.forEach(variant -> costs.put(variant, new ArrayList<>()));
    }

    Comparison run(Path home, Path folder, int rounds) throws IOException, InterruptedException {
        Random order = new Random(rounds);
        for (int round = 0; round < rounds; round++) {
            List<Variant> turn = new ArrayList<>(costs.keySet());
            Collections.shuffle(turn, order);
            for (Variant variant : turn) {
                costs.get(variant).add(fork(home, Files.createTempDirectory(folder, "fork"), variant));
            }
            System.out.println(benchmark.title() + ": round " + (round + 1) + " of " + rounds);
        }
        return this;
    }

    private Cost fork(Path home, Path work, Variant variant) throws IOException, InterruptedException {
        ForkedJvm jvm = ForkedJvm.of(home, work).option("-Xms512m").option("-Xmx512m");
        variant.options().forEach(jvm::option);
        ForkedJvm.Ended ended = jvm.main(
                        Fork.class,
                        benchmark.workload(),
                        BATCHES,
                        MILLIS,
                        variant.url(benchmark.url()),
                        benchmark.user(),
                        variant.wrapper())
                .run();
        return ended.out()
                .lines()
                .filter(line -> line.startsWith("RESULT "))
                .map(line -> line.split(" "))
                .map(words -> new Cost(Double.parseDouble(words[1]), Double.parseDouble(words[2])))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(variant.name() + ": " + ended));
    }

    Benchmark benchmark() {
        return benchmark;
    }

    List<Variant> variants() {
        return List.copyOf(costs.keySet());
    }

    List<Cost> costs(Variant variant) {
        return costs.get(variant);
    }

    private Variant base() {
        return variants().get(0);
    }

    double baseNanos() {
        return Cost.median(costs.get(base()), Cost::nanos);
    }

    /** A quantile of the ratios to the bare run of the same round. */
    double ratio(Variant variant, double share) {
        List<Cost> own = costs.get(variant);
        List<Cost> bare = costs.get(base());
        double[] ratios = new double[own.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = own.get(i).nanos() / bare.get(i).nanos();
        }
        return Cost.quantile(ratios, share);
    }

    /** Bytes that an operation allocates more than bare. */
    double addedBytes(Variant variant) {
        return Cost.median(costs.get(variant), Cost::bytes) - Cost.median(costs.get(base()), Cost::bytes);
    }
}
