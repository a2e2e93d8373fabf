package io.rowtally.it.bench;

import io.rowtally.it.harness.ClassPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One workload on one thread: CPU time and allocation of an operation. */
final class Comparison implements Section {
    /** What the workloads need, and no logging that would be heard. */
    private static final String CLASS_PATH = ClassPath.text(
            ClassPath.of("h2-", "postgresql-", "HikariCP-", "p6spy-", "datasource-proxy-", "slf4j-api-", "slf4j-nop-"));

    private static final int TURNS = 20;

    private final Benchmark benchmark;
    private final Rounds<Cost> rounds;

    private Comparison(Benchmark benchmark, Rounds<Cost> rounds) {
        this.benchmark = benchmark;
        this.rounds = rounds;
    }

    static Comparison run(Benchmark benchmark, Plan plan) throws Exception {
        List<Variant> variants = new ArrayList<>(Variant.own());
        if (benchmark.isOfSets()) {
            variants.add(Variant.idle(plan.folder()).get(0));
        }
        variants.addAll(Variant.wrappers());
        // Elastic's traces statements inside requests only, so it would do nothing here
        Variant.agents().stream()
                .filter(agent -> !agent.name().equals("Elastic"))
                .forEach(variants::add);
        return new Comparison(
                benchmark,
                Rounds.besideEachOther(
                        benchmark.title(),
                        plan,
                        variants,
                        TURNS,
                        variant -> WorkingFork.start(
                                plan, variant, CLASS_PATH, benchmark.workload(), benchmark.url(), benchmark.user())));
    }

    @Override
    public List<Promised> promised() {
        String each = " a " + benchmark.operation();
        List<Promised> promised = new ArrayList<>();
        promised.add(rounds.promised(
                benchmark.title() + ", CPU time" + each, benchmark.unit(), benchmark.promise(), Cost::nanos));
        if (benchmark.unit() == Unit.NANOS) {
            promised.add(rounds.promised(
                    benchmark.title() + ", CPU time" + each + " by the speed of the promise's machine",
                    Unit.RATIO,
                    benchmark.promisedRatio(),
                    Cost::nanos));
        }
        promised.add(
                rounds.promised(benchmark.title() + ", allocation" + each, Unit.BYTES, benchmark.bytes(), Cost::bytes));
        return promised;
    }

    @Override
    public String text() {
        return String.format(
                        Locale.ROOT,
                        "\n## %s\n\nWithout an agent %,.0f ns and %,.0f bytes a %s.\n\n| variant | CPU time | middle half"
                                + " | | bytes a %s | middle half | |\n|---|---:|---:|---|---:|---:|---|\n",
                        benchmark.title(),
                        rounds.of(rounds.bare(), Cost::nanos).median(),
                        rounds.of(rounds.bare(), Cost::bytes).median(),
                        benchmark.operation(),
                        benchmark.operation())
                + rounds.lines(variant -> rounds.cells(variant, benchmark.unit(), Cost::nanos)
                        + rounds.cells(variant, Unit.BYTES, Cost::bytes))
                + (benchmark.isOfSets() ? beyondIdle() : "")
                + (benchmark.unit() == Unit.NANOS ? besideScan() : "");
    }

    private String besideScan() {
        return "\nDESIGN's " + benchmark.unit().text(benchmark.promise())
                + " are of a machine on which such a scan takes "
                + Math.round(Benchmark.SCAN_OF_DESIGN) + " ns a row without an agent, so that it takes "
                + Unit.RATIO.text(benchmark.promisedRatio()) + " of that with them. Here it takes "
                + Unit.RATIO.text(
                        rounds.compared(rounds.own(), Unit.RATIO, Cost::nanos).median())
                + " of what it takes without.\n";
    }

    private String beyondIdle() {
        return "\nThe JVM itself optimises less under any agent: it comes up another way, so what it knows of its own collections when it"
                + " compiles is another. Beside an agent that does nothing Rowtally takes "
                + rounds.beyondIdle(Unit.RATIO, Cost::nanos) + " of the time and "
                + rounds.beyondIdle(Unit.BYTES, Cost::bytes) + " a " + benchmark.operation() + ".\n";
    }
}
