package io.rowtally.it.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** The results as Markdown: ratios to no agent, with their spread and the control's. */
final class BenchmarkReport {
    private final List<Comparison> results;
    private final int rounds;

    BenchmarkReport(List<Comparison> results, int rounds) {
        this.results = results;
        this.rounds = rounds;
    }

    /** All variants of all benchmarks. */
    String full() {
        StringBuilder text = new StringBuilder("# Benchmarks\n\nWritten by `mvn -B -ntp verify -Pbenchmarks` on ")
                .append(LocalDate.now())
                .append(", ")
                .append(Machine.describe())
                .append(".\n\nEach figure is the median of ")
                .append(rounds)
                .append(" forks, run in turn in a changing order, of the CPU time that an operation costs the working"
                        + " thread, as a ratio to the fork without an agent of the same round; in brackets the middle half"
                        + " of the ratios. \"No agent again\" is the control: its distance from 1 is noise, and so is any"
                        + " difference of that size. The working thread's own allocation is in bytes an operation more"
                        + " than without an agent.\n");
        for (Comparison result : results) {
            text.append(table(result));
        }
        return text.toString();
    }

    private static String table(Comparison result) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "\n## %s\n\nWithout an agent %,.0f ns. Promise for Rowtally: at most %.2f.\n\n| variant | ratio | middle"
                        + " half | bytes |\n|---|---:|---:|---:|\n",
                result.benchmark().title(),
                result.baseNanos(),
                result.benchmark().promise()));
        for (Variant variant : result.variants()) {
            if (!variant.name().equals(Variant.BASE)) {
                text.append(String.format(
                        Locale.ROOT,
                        "| %s | %.3f | %.3f to %.3f | %+,.0f |\n",
                        variant.name(),
                        result.ratio(variant, 0.5),
                        result.ratio(variant, 0.25),
                        result.ratio(variant, 0.75),
                        result.addedBytes(variant)));
            }
        }
        return text.toString();
    }

    /** What the README says: Rowtally and the control. */
    String brief() {
        StringBuilder text = new StringBuilder(
                "| work | without an agent | with Rowtally | no agent again (noise) |\n|---|---:|---:|---:|\n");
        for (Comparison result : results) {
            List<Variant> variants = result.variants();
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %,.0f ns | %.2f x | %.2f x |\n",
                    result.benchmark().title(),
                    result.baseNanos(),
                    result.ratio(variants.get(2), 0.5),
                    result.ratio(variants.get(1), 0.5)));
        }
        return text.append("\nMedians of ")
                .append(rounds)
                .append(" forks, CPU time of the working thread; ")
                .append(Machine.describe())
                .append(". Others on the same work: [BENCHMARKS.md](BENCHMARKS.md).\n")
                .toString();
    }
}
