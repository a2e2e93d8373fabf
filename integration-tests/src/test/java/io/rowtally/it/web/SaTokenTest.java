package io.rowtally.it.web;

import static io.rowtally.it.web.Counted.login;
import static io.rowtally.it.web.Counted.persons;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.it.harness.Browser;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sa-Token guards the application, and the agent has no settings. */
class SaTokenTest {
    private static final String BY_TOKEN = " 127.0.0.1 method-hook StpLogic.getLoginId high";

    @TempDir
    private Path folder;

    @Test
    void theLoginIdIsTheUser() throws Exception {
        Map<String, Counted> counted;
        try (Site site = Site.start(new Secured(Server.oldest(), "sa-token", "sa-token"), folder, "")) {
            Browser li = site.browser();
            Browser wang = site.browser();
            assertEquals(401, wang.post("/login", "account=wang&password=wrong").status());
            assertEquals(
                    302,
                    wang.post("/login", "account=wang&password=secret-wang").status());
            assertEquals(302, li.post("/login", "account=li&password=secret-li").status());
            for (int i = 0; i < 10; i++) {
                assertEquals(
                        200, li.get("/secured/read?table=person_form&rows=5").status());
                assertEquals(
                        200, wang.get("/secured/read?table=person_form&rows=3").status());
                assertEquals(200, li.get("/open/read?table=person_open&rows=2").status());
            }
            li.with("X-Audit", "on");
            assertEquals(302, li.get("/logout").status());
            assertEquals(401, li.get("/secured/read?table=person_form&rows=50").status());
            counted = Counted.byActor(site.stop());
        }

        assertEquals(
                Map.of(
                        "li" + BY_TOKEN,
                        login().and(persons("person_form", 5).times(10)),
                        "wang" + BY_TOKEN,
                        login().and(persons("person_form", 3).times(10)),
                        // a failed login, pages that ask for nobody, a logout that does not ask who it is
                        "_unattributed 127.0.0.1 none - low",
                        login().and(persons("person_open", 2).times(10))
                                .and(persons("person_audit", 2).times(4)),
                        "_system - system main medium",
                        persons("person_startup", 5),
                        Counted.TIMER,
                        persons("person_timer", 3)),
                counted);
    }
}
