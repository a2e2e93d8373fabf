package io.rowtally.it.web;

import static io.rowtally.it.web.Counted.login;
import static io.rowtally.it.web.Counted.persons;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.it.harness.Browser;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The operator has named the method that shows the user. */
class MethodHookTest {
    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.rowtally.it.web.Server#ends")
    void whoLogsInByAHookedMethodIsTheUserOfHisSession(Server server) throws Exception {
        Map<String, Counted> counted =
                visited(server, "method:io.rowtally.it.app.web.Persons#mayEnter(arg0);http-principal");

        assertEquals(all("method-hook Persons#mayEnter high", true), counted);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.rowtally.it.web.Server#ends")
    void whomAHookedMethodReturnsIsTheUserOfTheRequest(Server server) throws Exception {
        String exchange = "io.rowtally.it.app.web." + server.servlets() + ".ServletExchange";

        Map<String, Counted> counted =
                visited(server, "method:" + exchange + "#attribute(return.account);http-principal");

        assertEquals(all("method-hook ServletExchange#attribute high", false), counted);
    }

    private Map<String, Counted> visited(Server server, String sources) throws Exception {
        try (Site site = Site.start(server, folder, ",user.source=" + sources)) {
            Browser li = site.browser();
            Browser wang = site.browser();
            assertEquals(
                    401, li.post("/open/login", "account=li&password=wrong").status());
            assertEquals(
                    200, li.post("/open/login", "account=li&password=secret-li").status());
            assertEquals(
                    200,
                    wang.post("/open/login", "account=wang&password=secret-wang")
                            .status());
            for (int i = 0; i < 10; i++) {
                assertEquals(200, li.get("/app/read?table=person_form&rows=5").status());
                assertEquals(200, wang.get("/app/read?table=person_form&rows=3").status());
                assertEquals(200, li.get("/open/read?table=person_open&rows=2").status());
            }
            return Counted.byActor(site.stop());
        }
    }

    /** @param login whether the user is known by his login already, or only by what he does later */
    private static Map<String, Counted> all(String found, boolean login) {
        Counted li = persons("person_form", 5).times(10);
        Counted wang = persons("person_form", 3).times(10);
        Counted nobody = login().and(persons("person_open", 2).times(10));
        return Map.of(
                "li 127.0.0.1 " + found,
                login ? login().and(li) : li,
                "wang 127.0.0.1 " + found,
                login ? login().and(wang) : wang,
                "_unattributed 127.0.0.1 none - low",
                login ? nobody : nobody.and(login().times(2)),
                "_system - system main medium",
                persons("person_startup", 5),
                Counted.TIMER,
                persons("person_timer", 3));
    }
}
