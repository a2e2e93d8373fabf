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
 * An application on Vert.x, and the agent has no settings: one event loop serves all users, four workers read for them. Each user has
 * tables that nobody else reads.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class VertxTest {
    private static final String SURE = " http-principal routingContext.user high";
    private static final String DOUBTED = " http-principal routingContext.user low";
    private static final String NOBODY = "_unattributed none - low";
    private static final String[] WAYS = {"loop", "read", "free", "later"};
    private static final int ROUNDS = 30;
    /** Requests of a user while others ask too. */
    private static final int AT_ONCE = 100;

    @Parameter
    Server server;

    private static ReadTables expected;
    private static Map<String, Map<String, Long>> counted;
    private static TelemetryFile telemetry;

    /** Vert.x 4 on the oldest Java; with the profile "servers" 5 too. */
    static Stream<Server> servers() {
        return Stream.of(
                        new Server("vertx4", "", Server.oldest().major()),
                        new Server("vertx5", "", 17),
                        new Server("vertx5", "", 25))
                .filter(server -> Jdks.all().containsKey(server.major())
                        && Files.isDirectory(Path.of(System.getProperty("rowtally.tomcats"), server.name())));
    }

    @BeforeParameterizedClassInvocation
    static void visit(Server server, @TempDir Path folder) throws Exception {
        expected = new ReadTables();
        Path work = Files.createDirectories(folder.resolve(server.name() + server.major()));
        try (Site site = Site.startVertx(server, work, "")) {
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
        assertEquals(
                401,
                site.browser()
                        .withBasic("lin", "wrong")
                        .get("/basic/read?table=person_lin&rows=9")
                        .status());
        for (int i = 0; i < ROUNDS; i++) {
            String way = WAYS[i % WAYS.length];
            expected.read("li" + SURE, li, "/app/" + way, "li", 3);
            expected.read("lin" + SURE, lin, "/basic/" + way, "lin", 4);
            expected.read(NOBODY, site.browser(), "/open/" + way, "open", 2);
            // a worker of its own, which has no context of the request's
            expected.read("li" + DOUBTED, li, "/app/bus", "bus_li", 1);
            expected.read("lin" + DOUBTED, lin, "/basic/bus", "bus_lin", 2);
        }
        expected.read("li" + SURE, li, "/app/logout", "li", 0);
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
            assertEquals(
                    "rows 0",
                    entered(site, user)
                            .get("/app/leave?table=person_left_" + user + "&rows=6")
                            .text());
            expected.expect(NOBODY + ", started by " + user, "left_" + user, 6);
        }
        assertEquals(200, site.browser().get("/open/release").status());
    }

    private static Browser entered(Site site, String user) throws IOException {
        Browser browser = site.browser();
        Answer answer = browser.post("/login", "username=" + user + "&password=secret-" + user);
        assertEquals(302, answer.status(), answer.text());
        return browser;
    }

    @Test
    void eachUsersRowsAreHisAlone() {
        expected.assertCounted(counted);
    }

    /** Each login reads one account; whoever failed is nobody. */
    @Test
    void theLoginIsItsUsers() {
        Map<String, Long> logins = Rows.byTable(telemetry).get("account");
        assertEquals(1L, logins.get(NOBODY), logins::toString);
        assertEquals(3L, logins.get("li" + SURE), logins::toString);
    }

    @Test
    void theClientsAddressIsKnown() {
        telemetry.actions("pii-read").stream()
                .filter(line -> !line.at("/user/id").asText().startsWith("_system"))
                .filter(line -> line.at("/pii/attribution/started_by").isMissingNode())
                .forEach(line -> assertEquals("127.0.0.1", line.at("/client/ip").asText(), line::toString));
    }

    @Test
    void nothingFailsInTheAgent() {
        assertEquals(0, telemetry.failures());
    }
}
