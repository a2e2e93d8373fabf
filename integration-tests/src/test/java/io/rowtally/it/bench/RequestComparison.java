package io.rowtally.it.bench;

import io.rowtally.it.harness.ClassPath;
import java.util.List;
import java.util.Locale;

/** A request without SQL, through a filter, a chain and a servlet: CPU time and allocation on the thread that serves it. */
final class RequestComparison implements Section {
    static final String TITLE = "Request without SQL";

    private static final double LIMIT_MICROS = 2;
    private static final int TURNS = 20;
    private static final String DATABASE = "jdbc:h2:mem:bench;DB_CLOSE_DELAY=-1";
    private static final String CLASS_PATH = ClassPath.text(ClassPath.of(
            "h2-", "tomcat-embed-core-9", "tomcat-annotations-api-9", "HikariCP-", "slf4j-api-", "slf4j-nop-"));

    private final Rounds<Cost> rounds;

    private RequestComparison(Rounds<Cost> rounds) {
        this.rounds = rounds;
    }

    static RequestComparison run(Plan plan) throws Exception {
        return new RequestComparison(Rounds.besideEachOther(
                TITLE,
                plan,
                Variant.own(),
                TURNS,
                variant -> WorkingFork.start(plan, variant, CLASS_PATH, "request", DATABASE, "sa")));
    }

    private static double micros(Cost cost) {
        return cost.nanos() / 1e3;
    }

    @Override
    public List<Promised> promised() {
        return List.of(rounds.promised(TITLE + ", CPU time", Unit.MICROS, LIMIT_MICROS, RequestComparison::micros));
    }

    @Override
    public String text() {
        return String.format(
                        Locale.ROOT,
                        "\n## %s\n\nA filter and a servlet, given a real Tomcat's request over and over, which ask for the session"
                                + " and read nothing; more than without an agent (%,.3f µs, %,.0f bytes).\n\n| variant | CPU time |"
                                + " middle half | | bytes a request | middle half | |\n|---|---:|---:|---|---:|---:|---|\n",
                        TITLE,
                        rounds.of(rounds.bare(), RequestComparison::micros).median(),
                        rounds.of(rounds.bare(), Cost::bytes).median())
                + rounds.lines(variant -> rounds.cells(variant, Unit.MICROS, RequestComparison::micros)
                        + rounds.cells(variant, Unit.BYTES, Cost::bytes));
    }
}
