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
 * One measurement under several variants, fork by fork in turn, each round in another order, so that what the machine does
 * besides meets all of them. The first two variants are no agent and no agent again, the control; the third is ours.
 * Others take part in the first rounds only.
 *
 * @param <T> what a fork gives
 */
final class Rounds<T> {

    /** Runs one fork. */
    interface Measurement<T> {
        T take(Variant variant) throws Exception;
    }

    private final String title;
    private final Map<Variant, List<T>> taken = new LinkedHashMap<>();
    private final Set<Variant> broken = new LinkedHashSet<>();

    private Rounds(String title) {
        this.title = title;
    }

    static <T> Rounds<T> run(String title, Plan plan, List<Variant> variants, Measurement<T> measurement)
            throws Exception {
        Rounds<T> rounds = new Rounds<>(title);
        variants.stream()
                .filter(variant -> plan.rounds(variant) > 0)
                .forEach(variant -> rounds.taken.put(variant, new ArrayList<>()));
        Random order = new Random(plan.rounds());
        for (int round = 0; round < plan.rounds(); round++) {
            List<Variant> turn = new ArrayList<>(rounds.taken.keySet());
            Collections.shuffle(turn, order);
            for (Variant variant : turn) {
                if (round < plan.rounds(variant) && !rounds.broken.contains(variant)) {
                    rounds.take(variant, measurement);
                }
            }
            System.out.println(title + ": round " + (round + 1) + " of " + plan.rounds());
        }
        return rounds;
    }

    /** A peer that does not work here is left out, which the report says. */
    private void take(Variant variant, Measurement<T> measurement) throws Exception {
        try {
            taken.get(variant).add(measurement.take(variant));
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

    List<T> taken(Variant variant) {
        return taken.get(variant);
    }

    Spread of(Variant variant, ToDoubleFunction<T> figure) {
        return Spread.of(taken.get(variant).stream().mapToDouble(figure).toArray());
    }

    /** Beside no agent in the same round: the ratio, or what comes on top. */
    Spread compared(Variant variant, Unit unit, ToDoubleFunction<T> figure) {
        return compared(variant, bare(), unit, figure);
    }

    private Spread compared(Variant variant, Variant base, Unit unit, ToDoubleFunction<T> figure) {
        List<T> own = taken.get(variant);
        List<T> beside = taken.get(base);
        double[] figures = new double[own.size()];
        for (int i = 0; i < figures.length; i++) {
            figures[i] = unit.compared(figure.applyAsDouble(own.get(i)), figure.applyAsDouble(beside.get(i)));
        }
        return Spread.of(figures);
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
