package io.rowtally.it.bench;

import io.rowtally.it.harness.ForkedJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How much later an application's {@code main} and its first answer from a database come under an agent. */
final class StartUpComparison {
    private static final int FORKS_A_ROUND = 2;

    private final Map<Variant, List<double[]>> times = new LinkedHashMap<>();

    StartUpComparison(List<Variant> variants) {
        variants.stream()
                .filter(variant -> variant.wrapper().equals("none"))
                .forEach(variant -> times.put(variant, new ArrayList<>()));
    }

    StartUpComparison run(Path home, Path folder, int rounds) throws IOException, InterruptedException {
        for (int round = 0; round < rounds * FORKS_A_ROUND; round++) {
            for (Map.Entry<Variant, List<double[]>> variant : times.entrySet()) {
                variant.getValue().add(fork(home, Files.createTempDirectory(folder, "start"), variant.getKey()));
            }
        }
        return this;
    }

    private static double[] fork(Path home, Path work, Variant variant) throws IOException, InterruptedException {
        ForkedJvm jvm = ForkedJvm.of(home, work);
        variant.options().forEach(jvm::option);
        ForkedJvm.Ended ended = jvm.main(StartUp.class).run();
        return ended.out()
                .lines()
                .filter(line -> line.startsWith("RESULT "))
                .map(line -> line.split(" "))
                .map(words -> new double[] {Double.parseDouble(words[1]), Double.parseDouble(words[2])})
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(variant.name() + ": " + ended));
    }

    private static double median(List<double[]> forks, int figure) {
        return Cost.quantile(forks.stream().mapToDouble(fork -> fork[figure]).toArray(), 0.5);
    }

    /** A section of the report. */
    String table() {
        StringBuilder text =
                new StringBuilder("\n## Start\n\nMilliseconds from the JVM's start to `main` and to the first"
                        + " answer of H2, medians. Promise for Rowtally: at most 30 and 100 more.\n\n"
                        + "| variant | to main | to the first answer |\n|---|---:|---:|\n");
        List<double[]> base = times.values().iterator().next();
        times.forEach((variant, forks) -> text.append(String.format(
                Locale.ROOT,
                "| %s | %,.0f (%+,.0f) | %,.0f (%+,.0f) |\n",
                variant.name(),
                median(forks, 0),
                median(forks, 0) - median(base, 0),
                median(forks, 1),
                median(forks, 1) - median(base, 1))));
        return text.toString();
    }
}
