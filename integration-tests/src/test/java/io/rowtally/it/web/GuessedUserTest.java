package io.rowtally.it.web;

import static io.rowtally.it.web.Counted.login;
import static io.rowtally.it.web.Counted.password;
import static io.rowtally.it.web.Counted.persons;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.it.harness.Browser;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Without settings the agent guesses where the application keeps its user, and says that it is a guess. */
class GuessedUserTest {
    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.rowtally.it.web.Server#ends")
    void aGuessedUserHasLowConfidenceAndAnAuthenticatedOneHigh(Server server) throws Exception {
        Map<String, Counted> counted;
        try (Site site = Site.start(server, folder, "")) {
            Browser li = site.browser();
            assertEquals(
                    401, li.post("/open/login", "account=li&password=wrong").status());
            assertEquals(
                    200, li.post("/open/login", "account=li&password=secret-li").status());
            assertEquals(200, li.get("/app/read?table=person_form&rows=15").status());
            Browser chen = site.browser().withBasic("chen", "secret-chen");
            assertEquals(200, chen.get("/basic/read?table=person_basic&rows=7").status());

            counted = Counted.byActor(site.stop());
        }

        assertEquals(
                Map.of(
                        "li 127.0.0.1 http-session loginUser.account low",
                        login().and(persons("person_form", 15)),
                        "_unattributed 127.0.0.1 none - low",
                        login(),
                        "chen 127.0.0.1 http-principal userPrincipal high",
                        persons("person_basic", 7),
                        "_unattributed - none " + server.threads() + " low",
                        password(),
                        "_system - system main medium",
                        persons("person_startup", 5),
                        Counted.TIMER,
                        persons("person_timer", 3)),
                counted);
    }
}
