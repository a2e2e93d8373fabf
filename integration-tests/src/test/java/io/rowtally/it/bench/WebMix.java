package io.rowtally.it.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Visits to the demo's registry, the same in the same order for every variant, one after the other over HTTP from this
 * JVM: CPU time of the whole server process a request, and how long an answer takes.
 */
final class WebMix implements Section {
    static final String TITLE = "Tomcat mix";

    private static final long SEED = 20_170_401;
    private static final int COMPANIES = 1_000;
    private static final String[] ACCOUNTS = {"nj0401", "nj0402", "nj0404", "nj0405"};
    /** Pages that a clerk looks at between two logins, which cost a salted hash of many rounds. */
    private static final int LOOKS = 250;

    private static final int TURNS = 12;
    /** Visits of a turn: the system counts a process's time in hundredths of a second. */
    private static final int VISITS = 5;
    /** Requests of a visit, and of a turn. */
    private static final int A_VISIT = LOOKS + 3;

    static final int A_TURN = VISITS * A_VISIT;

    /**
     * What the visits of one turn gave.
     *
     * @param cpu microseconds of the process a request
     * @param median microseconds until the answer was read
     * @param slowest the same, of which one in a hundred is slower
     */
    private record Visits(double cpu, double median, double slowest) {}

    private final Rounds<Visits> rounds;

    private WebMix(Rounds<Visits> rounds) {
        this.rounds = rounds;
    }

    static WebMix run(Plan plan) throws Exception {
        List<Variant> variants = new ArrayList<>(Variant.own());
        variants.addAll(Variant.agents());
        return new WebMix(Rounds.besideEachOther(
                TITLE,
                plan,
                variants,
                TURNS,
                variant -> new Clerks(Registry.start(plan, variant, COMPANIES, "-Xms256m", "-Xmx256m"))));
    }

    /** A registry that has clerks when it is its turn, the same ones in the same order as every other. */
    private static final class Clerks implements Rounds.Turns<Visits> {
        private final Registry registry;
        private final Visitor visitor;
        private final Random random = new Random(SEED);
        private int number;

        private Clerks(Registry registry) {
            this.registry = registry;
            visitor = registry.visitor();
        }

        @Override
        public void warmUp() throws Exception {
            WarmUp.run(this::visit, registry::compiling);
        }

        @Override
        public Visits next() throws IOException {
            List<long[]> times = new ArrayList<>();
            long cpu = registry.cpu().toNanos();
            for (int i = 0; i < VISITS; i++) {
                times.add(visit());
            }
            cpu = registry.cpu().toNanos() - cpu;
            double[] micros = times.stream()
                    .flatMapToLong(Arrays::stream)
                    .mapToDouble(nanos -> nanos / 1e3)
                    .sorted()
                    .toArray();
            return new Visits(cpu / 1e3 / micros.length, Spread.quantile(micros, 0.5), Spread.quantile(micros, 0.99));
        }

        /** One clerk: login and looks. Gives the nanoseconds that each answer took. */
        private long[] visit() throws IOException {
            List<Request> requests = new ArrayList<>(Request.login(ACCOUNTS[number++ % ACCOUNTS.length]));
            requests.addAll(Request.looks(random, LOOKS, COMPANIES));
            long[] nanos = new long[requests.size()];
            for (int i = 0; i < nanos.length; i++) {
                long start = System.nanoTime();
                visitor.send(requests.get(i));
                nanos[i] = System.nanoTime() - start;
            }
            return nanos;
        }

        @Override
        public void close() throws InterruptedException {
            registry.close();
        }
    }

    @Override
    public List<Promised> promised() {
        return List.of(rounds.promised(TITLE + ", CPU time of the process a request", Unit.RATIO, 1.03, Visits::cpu));
    }

    @Override
    public String text() {
        return String.format(
                        Locale.ROOT,
                        "\n## %s\n\nThe demo's registry (Tomcat, HikariCP, H2), %,d requests of clerks once the compiler has come to rest,"
                                + " since a register runs for months: login, lists, sheets, searches. Without an agent %,.0f µs of CPU time a request, half of the"
                                + " answers within %,.0f µs, 99 of 100 within %,.0f µs.\n\n| variant | CPU time | middle half | |"
                                + " p50 | middle half | | p99 | middle half | |\n"
                                + "|---|---:|---:|---|---:|---:|---|---:|---:|---|\n",
                        TITLE,
                        TURNS * A_TURN,
                        rounds.of(rounds.bare(), Visits::cpu).median(),
                        rounds.of(rounds.bare(), Visits::median).median(),
                        rounds.of(rounds.bare(), Visits::slowest).median())
                + rounds.lines(variant -> rounds.cells(variant, Unit.RATIO, Visits::cpu)
                        + rounds.cells(variant, Unit.RATIO, Visits::median)
                        + rounds.cells(variant, Unit.RATIO, Visits::slowest));
    }
}
