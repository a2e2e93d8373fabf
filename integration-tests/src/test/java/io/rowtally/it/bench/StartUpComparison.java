package io.rowtally.it.bench;

import io.rowtally.it.harness.ClassPath;
import io.rowtally.it.harness.ForkedJvm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How much later an application's {@code main} and its first answer from a database come under an agent. */
final class StartUpComparison implements Section {
    static final String TITLE = "Start";

    private static final int FORKS_A_ROUND = 4;

    /**
     * Milliseconds since the JVM began to start.
     *
     * @param main when {@code main} was reached
     * @param answer when the first query was answered
     */
    private record Start(double main, double answer) {}

    private final Rounds<Start> rounds;

    private StartUpComparison(Rounds<Start> rounds) {
        this.rounds = rounds;
    }

    static StartUpComparison run(Plan plan) throws Exception {
        List<Variant> variants = new ArrayList<>(Variant.own());
        variants.addAll(Variant.idle(plan.folder()));
        variants.addAll(Variant.agents());
        Plan often = plan.of(plan.rounds() * FORKS_A_ROUND, plan.peerRounds());
        return new StartUpComparison(Rounds.run(TITLE, often, variants, variant -> fork(plan, variant)));
    }

    private static Start fork(Plan plan, Variant variant) throws Exception {
        ForkedJvm jvm = ForkedJvm.of(plan.home(), plan.forkFolder()).classPath(ClassPath.text(ClassPath.of("h2-")));
        variant.options().forEach(jvm::option);
        String[] words = Result.of(jvm.main(StartUp.class));
        return new Start(Double.parseDouble(words[0]), Double.parseDouble(words[1]));
    }

    @Override
    public List<Promised> promised() {
        return List.of(
                rounds.promised("Start, to main", Unit.MILLIS, 30, Start::main),
                rounds.promised("Start, to the first answer of H2", Unit.MILLIS, 100, Start::answer));
    }

    @Override
    public String text() {
        return String.format(
                        Locale.ROOT,
                        "\n## %s\n\nTime from the JVM's start to `main` and to the first answer of H2, more than without an"
                                + " agent (%,.0f and %,.0f ms). What an agent that does nothing takes is the JVM's own, and"
                                + " no agent takes less.\n\n| variant | to main | middle half | | to the first answer"
                                + " | middle half | |\n|---|---:|---:|---|---:|---:|---|\n",
                        TITLE,
                        rounds.of(rounds.bare(), Start::main).median(),
                        rounds.of(rounds.bare(), Start::answer).median())
                + rounds.lines(variant -> rounds.cells(variant, Unit.MILLIS, Start::main)
                        + rounds.cells(variant, Unit.MILLIS, Start::answer))
                + "\nBeyond an agent that does nothing Rowtally takes " + rounds.beyondIdle(Unit.MILLIS, Start::main)
                + " to `main` and " + rounds.beyondIdle(Unit.MILLIS, Start::answer) + " to the first answer.\n";
    }
}
