package io.rowtally.it.web;

import static io.rowtally.it.web.Counted.login;
import static io.rowtally.it.web.Counted.persons;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.it.harness.Browser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A filter of JAX-RS knows the user, and the container does not. */
class RestTest {
    private static final String BY_CONTEXT = " 127.0.0.1 http-principal securityContext high";

    @TempDir
    private Path folder;

    @Test
    void whomTheFilterHasSetIsTheUser() throws Exception {
        Map<String, Counted> counted;
        try (Site site = Site.start(new Secured(Server.oldest(), "jersey", "jersey"), folder, "")) {
            Browser li = site.browser();
            Browser wang = site.browser();
            li.with("Authorization", basic("li"));
            wang.with("Authorization", basic("wang"));
            for (int i = 0; i < 10; i++) {
                assertEquals(200, li.get("/rest/read?table=person_form&rows=5").status());
                assertEquals(
                        200, wang.get("/rest/read?table=person_basic&rows=3").status());
                assertEquals(
                        200,
                        site.browser()
                                .get("/rest/read?table=person_open&rows=2")
                                .status());
            }
            counted = Counted.byActor(site.stop());
        }
        counted.keySet().removeIf(actor -> actor.startsWith("_system"));

        assertEquals(
                Map.of(
                        "li" + BY_CONTEXT,
                        login().and(persons("person_form", 5)).times(10),
                        "wang" + BY_CONTEXT,
                        login().and(persons("person_basic", 3)).times(10),
                        "_unattributed 127.0.0.1 none - low",
                        persons("person_open", 2).times(10)),
                counted);
    }

    private static String basic(String account) {
        String words = account + ":secret-" + account;
        return "Basic " + Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8));
    }
}
