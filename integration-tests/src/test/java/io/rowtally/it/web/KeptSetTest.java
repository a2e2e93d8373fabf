package io.rowtally.it.web;

import static io.rowtally.it.web.Counted.login;
import static io.rowtally.it.web.Counted.password;
import static io.rowtally.it.web.Counted.persons;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.it.harness.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A result set outlives the request that opened it (glowroot #418): its rows are whoever's who pages on, else the opener's. */
class KeptSetTest {
    @TempDir
    private Path folder;

    @Test
    void aSetKeptOverRequestsIsCountedForWhoeverReadsIt() throws Exception {
        Server server = Server.ends().findFirst().orElseThrow();
        Map<String, Counted> counted;
        try (Site site = Site.start(server, folder, ",user.source=http-principal;session:loginUser.account")) {
            Browser li = site.browser();
            Browser lin = site.browser().withBasic("lin", "secret-lin");
            Browser nobody = site.browserAt("127.0.0.2");
            served(li.post("/open/login", "account=li&password=secret-li"));
            served(li.get("/app/keep?key=k&table=person_form&rows=3"));
            served(li.get("/app/more?key=k&rows=4"));
            served(lin.get("/basic/more?key=k&rows=5"));
            served(nobody.get("/open/afterwards?key=k&rows=6"));
            served(nobody.get("/open/drop?key=k"));

            counted = Counted.byActor(site.stop());
        }

        // rows 0 to 6 and, after all requests of hers, 12 to 17
        Counted opened =
                new Counted(1, 13, 13, 13, Map.of("PERSON_NAME", 13L, "PHONE", 12L), Map.of("person_form", 13L));
        Counted pagedOn = new Counted(0, 5, 5, 5, Map.of("PERSON_NAME", 5L, "PHONE", 4L), Map.of("person_form", 5L));
        assertEquals(
                Map.of(
                        "li 127.0.0.1 http-session loginUser.account high",
                        login().and(opened),
                        "lin 127.0.0.1 http-principal userPrincipal high",
                        pagedOn,
                        "_unattributed - none " + server.threads() + " low",
                        password(),
                        "_system - system main medium",
                        persons("person_startup", 5),
                        Counted.TIMER,
                        persons("person_timer", 3)),
                counted);
        List<String> diagnostics = Files.readAllLines(folder.resolve("log").resolve("agent.log")).stream()
                .filter(line -> !line.contains(" INFO "))
                .toList();
        assertTrue(diagnostics.size() <= 1, diagnostics.toString());
    }

    private static void served(Browser.Answer answer) throws IOException {
        assertEquals(200, answer.status(), answer.text());
    }
}
