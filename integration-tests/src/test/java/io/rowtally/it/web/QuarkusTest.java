package io.rowtally.it.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.it.harness.Browser;
import io.rowtally.it.harness.Browser.Answer;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.TelemetryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An application of Quarkus as its own build makes it, and the agent has no settings: one event loop serves all users, four workers
 * read for them, and accounts are looked up in the database. With the profile "servers".
 */
@ParameterizedClass(name = "Java {0}", allowZeroInvocations = true)
@MethodSource("jdks")
class QuarkusTest {
    private static final String SURE = " http-principal routingContext.user high";
    private static final String NOBODY = "_unattributed none - low";
    static final Path APPLICATION = Path.of(System.getProperty("rowtally.quarkus"));
    private static final String[] WAYS = {"read", "uni", "managed", "blocking", "virtual"};
    private static final int ROUNDS = 30;
    /** Requests of a user while others ask too. */
    private static final int AT_ONCE = 50;

    @Parameter
    int major;

    private static ReadTables expected;
    private static Map<String, Map<String, Long>> counted;
    private static TelemetryFile telemetry;

    static Stream<Integer> jdks() {
        return Stream.of(17, 21, 25).filter(major -> Jdks.all().containsKey(major) && Files.isDirectory(APPLICATION));
    }

    @BeforeParameterizedClassInvocation
    static void visit(int major, @TempDir Path folder) throws Exception {
        expected = new ReadTables();
        Path work = Files.createDirectories(folder.resolve("java" + major));
        try (Site site = Site.startJar(Jdks.all().get(major), APPLICATION.resolve("quarkus-run.jar"), work, "")) {
            inTurn(site);
            atOnce(site);
            left(site);
            telemetry = site.stop();
            counted = Rows.byTable(telemetry);
        }
    }

    private static void inTurn(Site site) throws IOException {
        Browser li = entered(site, "li");
        Browser lin = site.browser().withBasic("lin", "secret-lin");
        Browser wrong = site.browser().withBasic("lin", "wrong");
        assertEquals(401, wrong.get("/app/read?table=person_lin&rows=9").status());
        for (int i = 0; i < ROUNDS; i++) {
            String way = WAYS[i % WAYS.length];
            expected.read("li" + SURE, li, "/app/" + way, "li", 3);
            expected.read("lin" + SURE, lin, "/app/" + way, "lin", 4);
            expected.read(NOBODY, site.browser(), "/open/" + way, "open", 2);
            // who has logged in is himself on a page that is open to all
            expected.read("li" + SURE, li, "/open/" + way, "li", 1);
        }
        li.forget("quarkus-credential");
        assertEquals(302, li.get("/app/read?table=person_li&rows=5").status());
        expected.read(NOBODY, li, "/open/read", "open", 5);
    }

    private static void atOnce(Site site) throws Exception {
        AtOnce.visit(List.of("chen", "wang", "li", "lin"), user -> {
            Browser browser = entered(site, user);
            for (int i = 0; i < AT_ONCE; i++) {
                expected.read(user + SURE, browser, "/app/" + WAYS[i % WAYS.length], user, 7);
            }
        });
    }

    /** What is still to do when the answer is complete. */
    private static void left(Site site) throws IOException {
        for (String user : List.of("li", "lin")) {
            Answer answer = entered(site, user).get("/app/leave?table=person_left_" + user + "&rows=6");
            assertEquals("rows 0", answer.text());
            expected.expect(NOBODY + ", started by " + user, "left_" + user, 6);
        }
        assertEquals(200, site.browser().get("/open/release").status());
    }

    private static Browser entered(Site site, String user) throws IOException {
        Browser browser = site.browser();
        Answer answer = browser.post("/j_security_check", "j_username=" + user + "&j_password=secret-" + user);
        assertEquals(302, answer.status(), answer.text());
        assertEquals(true, answer.headers("Location").get(0).endsWith("/open/done"), answer.head());
        return browser;
    }

    @Test
    void eachUsersRowsAreHisAlone() {
        expected.assertCounted(counted);
    }

    /** The failed one is nobody's. For each later request Quarkus looks the account up twice. */
    @Test
    void theLoginIsItsUsers() {
        Map<String, Long> logins = counted.get("account");
        assertEquals(1L, logins.get(NOBODY), logins::toString);
        assertEquals(1L + 2 * AT_ONCE, logins.get("chen" + SURE), logins::toString);
    }

    @Test
    void nothingFailsInTheAgent() {
        assertEquals(0, telemetry.failures());
    }
}
