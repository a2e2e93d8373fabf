package io.rowtally.it.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** When a web application that was just started answers, and what it then occupies at rest. */
final class WebStart implements Section {
    static final String TITLE = "First web answer and memory at rest";

    private static final int COMPANIES = 50;
    private static final String CLERK = "nj0401";
    private static final String[] HEAP = {"-XX:+UseSerialGC", "-Xmx256m"};
    /**
     * A heap that gives back what it does not need: what the application and an agent keep decides, not when the last
     * collection was. It has to begin small for that. By itself a heap begins with a 64th of the machine's memory, below which
     * it does not shrink, and what is resident is how much of it was ever touched.
     */
    private static final String[] TIGHT = {
        "-XX:+UseSerialGC", "-Xmx256m", "-Xms8m", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=20"
    };

    /**
     * What the forks of one round gave: one for the times, one for the memory.
     *
     * @param answer milliseconds from the start of the process to the first page
     * @param rows the same to the first page with rows from the database, after a login
     * @param resident megabytes of the process at rest
     */
    private record Life(double answer, double rows, double resident) {}

    private final Rounds<Life> rounds;

    private WebStart(Rounds<Life> rounds) {
        this.rounds = rounds;
    }

    static WebStart run(Plan plan) throws Exception {
        List<Variant> variants = new ArrayList<>(Variant.own());
        variants.addAll(Variant.idle(plan.folder()));
        variants.addAll(Variant.agents());
        return new WebStart(Rounds.run(TITLE, plan, variants, variant -> fork(plan, variant)));
    }

    private static Life fork(Plan plan, Variant variant) throws Exception {
        double answer;
        double rows;
        try (Registry registry = Registry.start(plan, variant, COMPANIES, HEAP)) {
            Visitor visitor = registry.visitor();
            visitor.send(Request.login(CLERK).get(0));
            answer = millisSince(registry.started);
            work(visitor);
            rows = millisSince(registry.started);
        }
        try (Registry registry = Registry.start(plan, variant, COMPANIES, TIGHT)) {
            Visitor visitor = registry.visitor();
            visitor.send(Request.login(CLERK).get(0));
            work(visitor);
            return new Life(answer, rows, registry.residentAtRest() / 1e6);
        }
    }

    /** From the login's form to a page with rows. */
    private static void work(Visitor visitor) throws IOException {
        List<Request> login = Request.login(CLERK);
        for (Request request : login.subList(1, login.size())) {
            visitor.send(request);
        }
        visitor.send(Request.list());
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    @Override
    public List<Promised> promised() {
        return List.of(
                rounds.promised("Start, to the first web answer", Unit.MILLIS, 350, Life::answer),
                rounds.promised("Start, to the first web page with rows", Unit.MILLIS, 350, Life::rows),
                rounds.promised("Resident memory of an idle web application", Unit.MEGABYTES, 25, Life::resident));
    }

    @Override
    public String text() {
        return String.format(
                        Locale.ROOT,
                        "\n## %s\n\nThe demo's registry, asked as soon as its port is open: from the start of the process to the"
                                + " first page, to the first page with rows after a login, and the resident memory after"
                                + " collections of garbage, in a process of its own with a heap that shrinks, more than without an agent (%,.0f ms, %,.0f ms, %,.1f MB)."
                                + "\n\n| variant | to the first page | middle half | | to rows | middle half | |"
                                + " resident | middle half | |\n|---|---:|---:|---|---:|---:|---|---:|---:|---|\n",
                        TITLE,
                        rounds.of(rounds.bare(), Life::answer).median(),
                        rounds.of(rounds.bare(), Life::rows).median(),
                        rounds.of(rounds.bare(), Life::resident).median())
                + rounds.lines(variant -> rounds.cells(variant, Unit.MILLIS, Life::answer)
                        + rounds.cells(variant, Unit.MILLIS, Life::rows)
                        + rounds.cells(variant, Unit.MEGABYTES, Life::resident))
                + "\nBeyond an agent that does nothing Rowtally takes " + rounds.beyondIdle(Unit.MILLIS, Life::answer)
                + " to the first page and " + rounds.beyondIdle(Unit.MILLIS, Life::rows) + " to rows.\n";
    }
}
