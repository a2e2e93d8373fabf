package io.rowtally.it.web;

import static io.rowtally.it.web.Counted.login;
import static io.rowtally.it.web.Counted.persons;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.it.harness.Browser;
import io.rowtally.it.harness.Browser.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A filter of JAX-RS knows the user, and the container does not. */
class RestTest {
    private static final String BY_CONTEXT = " 127.0.0.1 http-principal securityContext high";
    private static final int ROUNDS = 5;

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("io.rowtally.it.web.Secured#rests")
    void whomTheFilterHasSetIsTheUser(Secured secured) throws Exception {
        Map<String, Counted> counted;
        try (Site site = Site.start(secured, folder, "")) {
            Browser li = site.browser().withBasic("li", "secret-li");
            Browser wang = site.browser().withBasic("wang", "secret-wang");
            for (int i = 0; i < ROUNDS; i++) {
                visitAll(li, "person_form", 5);
                visitAll(wang, "person_basic", 3);
                visitAll(site.browser(), "person_open", 2);
            }
            Browser wrong = site.browserAt("127.0.0.3").withBasic("li", "wrong");
            assertEquals(401, wrong.get("/rest/read?table=person_form&rows=4").status());
            counted = Counted.byActor(site.stop());
        }
        counted.keySet().removeIf(actor -> actor.startsWith("_system"));

        assertEquals(
                Map.of(
                        "li" + BY_CONTEXT,
                        login().and(persons("person_form", 5)).times(4 * ROUNDS),
                        "wang" + BY_CONTEXT,
                        login().and(persons("person_basic", 3)).times(4 * ROUNDS),
                        "_unattributed 127.0.0.1 none - low",
                        persons("person_open", 2).times(4 * ROUNDS),
                        "_unattributed 127.0.0.3 none - low",
                        login()),
                counted);
    }

    /** Reads in the resource, in one below it, and on another thread in both ways of answering later. */
    private static void visitAll(Browser browser, String table, int rows) throws IOException {
        String query = "?table=" + table + "&rows=" + rows;
        served(browser.get("/rest/read" + query));
        served(browser.get("/rest/tables/" + table + "/read?rows=" + rows));
        served(browser.get("/rest/later" + query));
        served(browser.get("/rest/staged" + query));
    }

    private static void served(Answer answer) {
        assertEquals(200, answer.status(), answer.text());
        assertEquals("read", answer.text());
    }
}
