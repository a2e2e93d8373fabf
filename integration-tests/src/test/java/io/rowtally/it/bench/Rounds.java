package io.rowtally.it.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * One measurement under several variants, each round in another order, so that what the machine does besides meets all of
 * them. What is over at once is measured fork by fork in turn. What goes on has all forks of a round alive at once and gives
 * them short turns, so that they share the machine's moods too: a fork's figure is the median of what its turns were beside
 * those of the other fork just then. The first two variants are no agent and no agent again, the control; the third is ours.
 * Others take part in the first rounds only.
 *
 * @param <T> what a turn of a fork gives
 */
final class Rounds<T> {

    /** Runs one fork. */
    interface Measurement<T> {
        T take(Variant variant) throws Exception;
    }

    /** Starts one fork. */
    interface Starter<T> {
        Turns<T> start(Variant variant) throws Exception;
    }

    /** A fork that measures when it is told to. */
    interface Turns<T> extends AutoCloseable {
        /** Once, before its first turn. */
        void warmUp() throws Exception;

        T next() throws Exception;
    }

    private final String title;
    /** Of each fork, what its turns gave. */
    private final Map<Variant, List<List<T>>> taken = new LinkedHashMap<>();

    private final Set<Variant> broken = new LinkedHashSet<>();

    private Rounds(String title) {
        this.title = title;
    }

    /** Fork by fork. */
    static <T> Rounds<T> run(String title, Plan plan, List<Variant> variants, Measurement<T> measurement)
            throws Exception {
        return run(title, plan, variants, (rounds, once, order) -> {
            for (Variant variant : once) {
                rounds.attempt(variant, () -> rounds.forks(variant).add(List.of(measurement.take(variant))));
            }
        });
    }

    /** All forks of a round beside each other, with so many turns for each. */
    static <T> Rounds<T> besideEachOther(String title, Plan plan, List<Variant> variants, int turns, Starter<T> starter)
            throws Exception {
        return run(title, plan, variants, (rounds, once, order) -> {
            Map<Variant, Turns<T>> alive = new LinkedHashMap<>();
            try {
                for (Variant variant : once) {
                    rounds.attempt(variant, () -> {
                        Turns<T> fork = starter.start(variant);
                        alive.put(variant, fork);
                        fork.warmUp();
                        rounds.forks(variant).add(new ArrayList<>());
                    });
                }
                List<Variant> turn = new ArrayList<>(alive.keySet());
                for (int i = 0; i < turns; i++) {
                    Collections.shuffle(turn, order);
                    for (Variant variant : turn) {
                        rounds.attempt(
                                variant,
                                () -> rounds.last(variant)
                                        .add(alive.get(variant).next()));
                    }
                }
            } finally {
                for (Turns<T> fork : alive.values()) {
                    fork.close();
                }
            }
        });
    }

    /** One round of those variants. */
    private interface Round<T> {
        void run(Rounds<T> rounds, List<Variant> variants, Random order) throws Exception;
    }

    private static <T> Rounds<T> run(String title, Plan plan, List<Variant> variants, Round<T> round) throws Exception {
        Rounds<T> rounds = new Rounds<>(title);
        variants.stream()
                .filter(variant -> plan.rounds(variant) > 0)
                .forEach(variant -> rounds.taken.put(variant, new ArrayList<>()));
        Random order = new Random(plan.rounds());
        for (int done = 0; done < plan.rounds(); done++) {
            List<Variant> once = new ArrayList<>();
            for (Variant variant : rounds.taken.keySet()) {
                if (done < plan.rounds(variant) && !rounds.broken.contains(variant)) {
                    once.add(variant);
                }
            }
            Collections.shuffle(once, order);
            round.run(rounds, once, order);
            System.out.println(title + ": round " + (done + 1) + " of " + plan.rounds());
        }
        return rounds;
    }

    private interface Attempt {
        void run() throws Exception;
    }

    /** A peer that does not work here is left out, which the report says. */
    private void attempt(Variant variant, Attempt attempt) throws Exception {
        if (broken.contains(variant)) {
            return;
        }
        try {
            attempt.run();
        } catch (Exception e) {
            if (!variant.peer()) {
                throw e;
            }
            System.out.println(title + ": " + variant.name() + " does not work here: " + e);
            // its other rounds would stand beside the wrong ones
            taken.get(variant).clear();
            broken.add(variant);
        }
    }

    /** Those that gave figures, in their order. */
    List<Variant> variants() {
        return taken.keySet().stream()
                .filter(variant -> !taken.get(variant).isEmpty())
                .toList();
    }

    Variant bare() {
        return variants().get(0);
    }

    Variant control() {
        return variants().get(1);
    }

    Variant own() {
        return variants().get(2);
    }

    private List<List<T>> forks(Variant variant) {
        return taken.get(variant);
    }

    private List<T> last(Variant variant) {
        return forks(variant).get(forks(variant).size() - 1);
    }

    /** What the first turn of the first fork gave. */
    T first(Variant variant) {
        return forks(variant).get(0).get(0);
    }

    /** Over the forks, of each the median of its turns. */
    Spread of(Variant variant, ToDoubleFunction<T> figure) {
        return Spread.of(forks(variant).stream()
                .mapToDouble(turns ->
                        Spread.of(turns.stream().mapToDouble(figure).toArray()).median())
                .toArray());
    }

    /** Beside no agent in the same round: the ratio, or what comes on top. */
    Spread compared(Variant variant, Unit unit, ToDoubleFunction<T> figure) {
        return compared(variant, bare(), unit, figure);
    }

    private Spread compared(Variant variant, Variant base, Unit unit, ToDoubleFunction<T> figure) {
        double[] figures = new double[forks(variant).size()];
        for (int i = 0; i < figures.length; i++) {
            figures[i] = compared(forks(variant).get(i), forks(base).get(i), unit, figure);
        }
        return Spread.of(figures);
    }

    private double compared(List<T> own, List<T> beside, Unit unit, ToDoubleFunction<T> figure) {
        double[] turns = new double[own.size()];
        for (int i = 0; i < turns.length; i++) {
            turns[i] = unit.compared(figure.applyAsDouble(own.get(i)), figure.applyAsDouble(beside.get(i)));
        }
        return Spread.of(turns).median();
    }

    /** Ours beside an agent that does nothing, in the same round: the median, with the middle half. Such a variant must be there. */
    String beyondIdle(Unit unit, ToDoubleFunction<T> figure) {
        Variant idle = variants().stream().filter(Variant::idles).findFirst().orElseThrow();
        Spread spread = compared(own(), idle, unit, figure);
        return unit.text(spread.median()) + " (" + unit.text(spread.low()) + " to " + unit.text(spread.high()) + ')';
    }

    /** Ours beside what is promised of it. */
    Promised promised(String what, Unit unit, double limit, ToDoubleFunction<T> figure) {
        return new Promised(what, unit, limit, compared(own(), unit, figure), compared(control(), unit, figure));
    }

    /** Three cells of a variant's line: the median, the middle half, and whether the control might have had that too. */
    String cells(Variant variant, Unit unit, ToDoubleFunction<T> figure) {
        Spread spread = compared(variant, unit, figure);
        boolean noise = !variant.equals(control()) && Promised.noise(spread, compared(control(), unit, figure), unit);
        return " | " + unit.text(spread.median()) + " | " + unit.text(spread.low()) + " to " + unit.text(spread.high())
                + " | " + (noise ? "within noise" : "");
    }

    /** A line for each variant but the bare one, with what is to stand behind its name. */
    String lines(Function<Variant, String> cells) {
        StringBuilder lines = new StringBuilder();
        for (Variant variant : variants()) {
            if (!variant.equals(bare())) {
                lines.append("| ")
                        .append(variant.name())
                        .append(cells.apply(variant))
                        .append(" |\n");
            }
        }
        for (Variant variant : broken) {
            lines.append("| ").append(variant.name()).append(" | did not work here |\n");
        }
        return lines.toString();
    }
}
