package io.rowtally.it.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.app.web.WebApplication;
import io.rowtally.it.harness.Browser;
import io.rowtally.it.harness.Browser.Answer;
import io.rowtally.it.harness.TelemetryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two users in turn, and then many at once, have their reading done by other threads, in each form, by workers that were born in either's requests; a
 * thread of the application's own has it done by the same workers. Each reads a table of his own.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("io.rowtally.it.web.Server#all")
class HandedOverTest {
    private static final boolean FULL = Boolean.getBoolean("rowtally.jvms.full");
    private static final int ROUNDS = FULL ? 50 : 2;
    private static final String GUESSED = ", guessed";
    private static final int AT_ONCE = FULL ? 64 : 8;
    private static final int REQUESTS_AT_ONCE = FULL ? 20_000 : 200;
    private static final List<String> OUTLIVING = List.of(
            "execute",
            "submit",
            "schedule",
            "scheduled-execute",
            "scheduled-submit",
            "fork-join",
            "common",
            "timer",
            "old-timer",
            "timer-heir",
            "thread",
            "virtual",
            "serial",
            "draining",
            "guava",
            "netty");
    /** What is done again and again, on though the request is over. */
    private static final List<String> REPEATED = List.of("fixed-rate", "fixed-delay", "timer", "old-timer");
    /** By threads of which nothing proves that they do no other's work. */
    private static final List<String> DOUBTED = List.of("thread", "delegated");
    /** The application's timer task, where no request has scheduled it. */
    private static final String TASK = "_system:" + WebApplication.class.getPackageName() + ".Forms$Chore";

    /** Executors that have one task done after the other. */
    private static final List<String> SERIAL = List.of("serial", "draining", "guava", "netty");

    /** Pools whose worker is a thread or another pool's task, and waits for whoever comes. */
    private static final List<String> WAITING =
            List.of("notified", "pooled-notified", "pooled-signalled", "pooled-polled", "pooled-slept", "mailbox");

    @Parameter
    Server server;

    private static final Map<String, Map<String, Long>> EXPECTED = new TreeMap<>();
    private static Map<String, Map<String, Long>> counted;
    private static long failures;

    @BeforeParameterizedClassInvocation
    static void visit(Server server, @TempDir Path folder) throws Exception {
        EXPECTED.clear();
        Path work = Files.createDirectories(folder.resolve(server.name() + server.major()));
        try (Site site = Site.startWide(server, AT_ONCE, work, ",user.source=http-principal")) {
            Browser chen = site.browser().withBasic("chen", "secret-chen");
            Browser lin = site.browser().withBasic("lin", "secret-lin");
            Browser nobody = site.browserAt("127.0.0.2");
            List<String> forms = List.of(nobody.get("/open/forms").text().trim().split(" "));
            for (int i = 0; i < ROUNDS; i++) {
                for (String form : forms) {
                    visits(form, chen, lin, nobody);
                }
            }
            for (String form : SERIAL) {
                for (int i = 0; i < ROUNDS; i++) {
                    meet(form, "&place=" + form + i, "person_chen", "person_lin", chen, lin);
                }
            }
            for (String form : WAITING) {
                for (int i = 0; i < ROUNDS; i++) {
                    meet(form, "&place=" + form + i, "person_notice", "person_notice", chen, lin);
                }
            }
            for (String form : OUTLIVING) {
                if (forms.contains(form)) {
                    leaves("leave", form, chen, "chen", nobody);
                    leaves("leave", form, lin, "lin", nobody);
                }
            }
            for (String form : REPEATED) {
                leaves("repeat", form, chen, "chen", nobody);
                leaves("repeat", form, lin, "lin", nobody);
            }
            atOnce(site, forms);
            TelemetryFile telemetry = site.stop();
            counted = rowsByTable(telemetry);
            failures = telemetry.failures();
        }
    }

    /** As many users at once as there are threads; each form is one's now and another's at the same time. */
    private static void atOnce(Site site, List<String> forms) throws Exception {
        AtomicInteger next = new AtomicInteger();
        ExecutorService users = Executors.newFixedThreadPool(AT_ONCE);
        List<Future<?>> visits = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            String user = i % 2 == 0 ? "chen" : "lin";
            String path = "/basic/hand?rows=2&table=person_" + user + "&form=";
            visits.add(users.submit(() -> {
                Browser browser = site.browser().withBasic(user, "secret-" + user);
                for (int n = next.getAndIncrement(); n < REQUESTS_AT_ONCE; n = next.getAndIncrement()) {
                    String form = forms.get(n % forms.size());
                    expect("person_" + user, by(user, form), browser.get(path + form));
                }
                return null;
            }));
        }
        for (Future<?> visit : visits) {
            visit.get();
        }
        users.shutdown();
    }

    private static void visits(String form, Browser chen, Browser lin, Browser nobody) throws IOException {
        expect("person_chen", by("chen", form), chen.get("/basic/hand?table=person_chen&rows=3&form=" + form));
        expect("person_lin", by("lin", form), lin.get("/basic/hand?table=person_lin&rows=2&form=" + form));
        expect("person_open", "_unattributed", nobody.get("/open/hand?table=person_open&rows=1&form=" + form));
        // of the application's own threads nobody knows for whom they work, but a timer's task has a name
        String own = form.endsWith("timer") ? TASK : "_unattributed";
        expect("person_errand", own, chen.get("/basic/errand?table=person_errand&rows=2&form=" + form));
        expect("person_chen", "chen", chen.get("/basic/container?table=person_chen&rows=1&form=none"));
        expect("person_order", "_unattributed", lin.get("/basic/order?table=person_order&rows=1&form=" + form));
    }

    /** Both at one time, the one's work behind the other's. */
    private static void meet(String form, String place, String chens, String lins, Browser chen, Browser lin)
            throws Exception {
        String path = "/basic/meet?rows=3&form=" + form + place + "&table=";
        FutureTask<Answer> other = new FutureTask<>(() -> lin.get(path + lins));
        new Thread(other).start();
        expect(chens, "chen", chen.get(path + chens));
        expect(lins, "lin", other.get());
    }

    /** The user, and whether he is but guessed. */
    private static String by(String user, String form) {
        return DOUBTED.contains(form) ? user + GUESSED : user;
    }

    private static void leaves(String page, String form, Browser browser, String user, Browser nobody)
            throws IOException {
        expect(
                "person_" + user,
                by(user, form),
                browser.get("/basic/" + page + "?table=person_" + user + "&rows=4&form=" + form));
        expect("person_left", "_unattributed started by " + user, nobody.get("/open/release"));
    }

    private static void expect(String table, String user, Answer answer) {
        assertEquals(200, answer.status(), answer.text());
        count(table, user, Long.parseLong(answer.text().trim().split(" ")[1]));
    }

    private static synchronized void count(String table, String user, long rows) {
        EXPECTED.computeIfAbsent(table, none -> new TreeMap<>()).merge(user, rows, Long::sum);
    }

    /** Rows of each table by user, and by who has started it where it was nobody's. */
    private static Map<String, Map<String, Long>> rowsByTable(TelemetryFile telemetry) {
        Map<String, Map<String, Long>> tables = new TreeMap<>();
        for (JsonNode line : telemetry.actions("pii-read")) {
            JsonNode by = line.at("/pii/attribution/started_by");
            String user = line.at("/user/id").asText() + (by.isMissingNode() ? "" : " started by " + by.asText());
            boolean guessed = !user.startsWith("_")
                    && line.at("/pii/attribution/confidence").asText().equals("low");
            String key = guessed ? user + GUESSED : user;
            line.at("/pii/tables")
                    .fields()
                    .forEachRemaining(table -> tables.computeIfAbsent(table.getKey(), none -> new TreeMap<>())
                            .merge(key, table.getValue().asLong(), Long::sum));
        }
        return tables;
    }

    private static void assertRowsOf(String table) {
        assertEquals(EXPECTED.get(table), counted.get(table));
    }

    @Test
    void whatATaskReadsIsTheUsersWhoHandedItOver() {
        assertRowsOf("person_chen");
        assertRowsOf("person_lin");
    }

    @Test
    void whatOutlivesItsRequestIsNobodysAndTellsWhoHasStartedIt() {
        assertRowsOf("person_left");
    }

    @Test
    void whatNobodysRequestHandsOverIsNobodys() {
        assertRowsOf("person_open");
    }

    @Test
    void aWorkerThatWasBornInARequestIsNotThatUsersAfterwards() {
        assertRowsOf("person_errand");
    }

    @Test
    void theWorkerOfAHandWrittenPoolIsNobodys() {
        assertRowsOf("person_order");
    }

    /** That of a pool whose threads wait without a queue of the JDK's does one's work while it is another's. */
    @Test
    void nobodyIsSurelyNamedForWhatAThreadReadsThatMayDoOthersWork() {
        Map<String, Long> rows = counted.get("person_notice");

        assertEquals(Set.of(), surely(rows.keySet()));
        assertEquals(
                EXPECTED.get("person_notice").values().stream()
                        .mapToLong(Long::longValue)
                        .sum(),
                rows.values().stream().mapToLong(Long::longValue).sum());
    }

    private static Set<String> surely(Set<String> users) {
        return users.stream()
                .filter(user -> !user.startsWith("_") && !user.endsWith(GUESSED))
                .collect(Collectors.toSet());
    }

    @Test
    void nothingFailsInTheAgent() {
        assertEquals(0, failures);
    }
}
