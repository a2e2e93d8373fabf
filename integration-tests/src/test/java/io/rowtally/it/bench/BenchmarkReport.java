package io.rowtally.it.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The results as Markdown: what is promised and whether it is met, then all figures. */
final class BenchmarkReport {
    private final List<Section> sections;
    private final Plan plan;

    BenchmarkReport(List<Section> sections, Plan plan) {
        this.sections = sections;
        this.plan = plan;
    }

    /** All figures of all variants. */
    String full() {
        return "# Benchmarks\n\nWritten by `mvn -B -ntp verify -Pbenchmarks` on " + LocalDate.now() + ", "
                + Machine.describe() + String.format(Locale.ROOT, ", load %.1f when it began", plan.load()) + ".\n\n"
                + method() + "\n## What is promised\n\n" + Promised.head()
                + lines(Promised::line)
                + sections.stream().map(Section::text).collect(Collectors.joining());
    }

    private String method() {
        return "Each figure is the median of " + plan.rounds() + " forks (" + plan.peerRounds() + " for others' agents"
                + " and wrappers), each round in another order; beside it the middle half. Scans, look-ups and requests have"
                + " all forks of a round alive at once and give them turns of a tenth of a second (the Tomcat mix: of "
                + WebMix.A_TURN
                + " requests), so that all share the machine's moods: a fork's figure is the median of its"
                + " turns' ratios to those of the fork without an agent, or of what they take more. Starts and memory are"
                + " measured fork by fork. \"No agent again\" is the control: its distance from no difference is noise, and a"
                + " figure that is no farther off is marked as within noise. Whether a promise is met is computed from the"
                + " figure as it is written.\n";
    }

    private String lines(Function<Promised, String> line) {
        return sections.stream()
                .flatMap(section -> section.promised().stream())
                .map(line)
                .collect(Collectors.joining());
    }

    /** What the README says: the promises. */
    String brief() {
        return Promised.briefHead() + lines(Promised::briefLine) + "\nMedians of " + plan.rounds() + " forks; "
                + Machine.describe() + ". Others on the same work, and how this is measured:"
                + " [BENCHMARKS.md](BENCHMARKS.md).\n";
    }
}
