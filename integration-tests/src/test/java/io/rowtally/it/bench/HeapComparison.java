package io.rowtally.it.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.harness.ClassPath;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.TelemetryFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What the agent keeps on the heap for many users and many statements, within one interval of its log. */
final class HeapComparison implements Section {
    static final String TITLE = "Retained heap";

    private static final int USERS = 10_000;
    private static final int TEXTS = 10_000;
    private static final int TEXTS_A_USER = 5;
    /** Persons of whom a user reads at most, as many users one as ten or a thousand. */
    private static final int PERSONS = 10_000;

    private static final long LONGEST_SECONDS = 300;
    /** The figure hardly differs between forks. */
    private static final int ROUNDS = 2;

    private static final String ROWS = "/pii/rows/fetched";

    private static final String CLASS_PATH =
            ClassPath.text(ClassPath.of("h2-", "tomcat-embed-core-9", "tomcat-annotations-api-9"));

    /**
     * What one fork gave.
     *
     * @param heap mebibytes in use at the end
     * @param rows that the program read
     * @param usersLogged users in the agent's log
     * @param rowsLogged their rows in the agent's log
     * @param overflow rows of those beyond the number of users that the agent keeps apart
     */
    private record Kept(double heap, long rows, long usersLogged, long rowsLogged, long overflow) {}

    private final Rounds<Kept> rounds;
    private final Rounds<Kept> ofPersons;

    private HeapComparison(Rounds<Kept> rounds, Rounds<Kept> ofPersons) {
        this.rounds = rounds;
        this.ofPersons = ofPersons;
    }

    static HeapComparison run(Plan plan) throws Exception {
        Plan few = plan.of(Math.min(ROUNDS, plan.rounds()), 0);
        return new HeapComparison(
                Rounds.run(TITLE, few, Variant.own(), variant -> fork(plan, variant, 0)),
                Rounds.run(TITLE + " with persons", few, Variant.own(), variant -> fork(plan, variant, PERSONS)));
    }

    private static Kept fork(Plan plan, Variant variant, int persons) throws Exception {
        Path folder = plan.forkFolder();
        ForkedJvm jvm = ForkedJvm.of(plan.home(), folder)
                .classPath(CLASS_PATH)
                .atMost(LONGEST_SECONDS)
                .option("-XX:+UseSerialGC")
                .option("-Xmx512m")
                // one interval for all of it
                .option("-Drowtally.interval=1h");
        variant.options().forEach(jvm::option);
        String[] words = Result.of(jvm.main(
                Retained.class,
                String.valueOf(USERS),
                String.valueOf(TEXTS),
                String.valueOf(TEXTS_A_USER),
                String.valueOf(persons)));
        double heap = Long.parseLong(words[0]) / 1024.0 / 1024.0;
        long rows = Long.parseLong(words[1]);
        if (!Files.isDirectory(folder.resolve("log"))) {
            return new Kept(heap, rows, 0, 0, 0);
        }
        TelemetryFile log = TelemetryFile.ofSegments(folder.resolve("log"));
        long users = log.actions("pii-read").stream()
                .map(HeapComparison::user)
                .filter(user -> !user.startsWith("_"))
                .distinct()
                .count();
        return new Kept(
                heap,
                rows,
                users,
                log.sum(ROWS, line -> !user(line).startsWith("_")),
                log.sum(ROWS, line -> user(line).equals("_overflow")));
    }

    private static String user(JsonNode line) {
        return line.at("/user/id").asText();
    }

    @Override
    public List<Promised> promised() {
        return List.of(
                rounds.promised(
                        String.format(Locale.ROOT, "Heap of the agent, %,d users and %,d shapes", USERS, TEXTS),
                        Unit.MEBIBYTES,
                        64,
                        Kept::heap),
                ofPersons.promised(
                        String.format(Locale.ROOT, "The same, and of up to %,d persons a user", PERSONS),
                        Unit.MEBIBYTES,
                        64,
                        Kept::heap));
    }

    @Override
    public String text() {
        Kept own = rounds.first(rounds.own());
        return String.format(
                        Locale.ROOT,
                        "\n## %s\n\n%,d users of a web application (Tomcat, H2) with a session each, who read %,d rows in"
                                + " statements of %,d different texts within one interval. The agent's log then names %,d users"
                                + " and %,d rows, and has %,d rows of those beyond the number of users that it keeps apart. Heap in use at the end, after collections of garbage, more than without an"
                                + " agent (%,.1f MiB).\n\n| variant | heap | middle half | |\n|---|---:|---:|---|\n",
                        TITLE,
                        USERS,
                        own.rows(),
                        TEXTS,
                        own.usersLogged(),
                        own.rowsLogged(),
                        own.overflow(),
                        rounds.of(rounds.bare(), Kept::heap).median())
                + rounds.lines(variant -> rounds.cells(variant, Unit.MEBIBYTES, Kept::heap))
                + String.format(
                        Locale.ROOT,
                        "\nThe same users, who also read the numbers of 1 to %,d persons each, as many of them one as ten or a"
                                + " thousand: %,d rows.\n\n| variant | heap | middle half | |\n|---|---:|---:|---|\n",
                        PERSONS,
                        ofPersons.first(ofPersons.own()).rows())
                + ofPersons.lines(variant -> ofPersons.cells(variant, Unit.MEBIBYTES, Kept::heap));
    }
}
