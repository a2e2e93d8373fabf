package io.rowtally.it.web;

import static io.rowtally.it.web.Counted.persons;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.it.harness.Browser;
import io.rowtally.it.harness.Browser.Answer;
import io.rowtally.it.harness.Share;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Users log in to a real CAS server, 4.0, which is a JVM of its own, and come back with its ticket. With the profile "servers", where
 * Java 8 is.
 */
class SpringSecurityCasTest {
    private static final String BY_TICKET = " 127.0.0.1 spring-security CasAuthenticationToken high";
    private static final int ROUNDS = 5;

    @TempDir
    private Path folder;

    static Stream<Secured> clients() {
        return Stream.of(new Secured(new Server("tomcat9", "servlet4", 8), "spring5-cas", "spring-security-cas.xml"))
                .filter(client -> Server.FULL && client.isThere() && CasLogin.isThere())
                .filter(client -> Share.has(0, client.server().major()));
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("clients")
    void whoHasATicketOfCasIsTheUser(Secured client) throws Exception {
        Map<String, Counted> counted;
        try (CasLogin cas = CasLogin.start(folder);
                Site site = Site.start(client, folder, "", "-Dweb.cas=" + cas.url())) {
            Browser li = site.browser();
            Browser wang = site.browser();
            login(cas, li, "li");
            login(cas, wang, "wang");
            for (int i = 0; i < ROUNDS; i++) {
                assertEquals(
                        200, li.get("/secured/read?table=person_form&rows=5").status());
                assertEquals(
                        200, wang.get("/secured/read?table=person_basic&rows=3").status());
                assertEquals(
                        200,
                        site.browser()
                                .get("/open/read?table=person_open&rows=2")
                                .status());
            }
            assertEquals(
                    401, site.browser().get("/login/cas?ticket=ST-1-forged").status());
            counted = Counted.byActor(site.stop());
        }
        counted.keySet().removeIf(actor -> actor.startsWith("_system"));

        assertEquals(
                Map.of(
                        "li" + BY_TICKET,
                        persons("person_form", 5).times(ROUNDS),
                        "wang" + BY_TICKET,
                        persons("person_basic", 3).times(ROUNDS),
                        "_unattributed 127.0.0.1 none - low",
                        persons("person_open", 2).times(ROUNDS)),
                counted);
    }

    /** Is sent to the server by a page that only users may see, and sent back. */
    private static void login(CasLogin cas, Browser browser, String account) throws Exception {
        Answer away = browser.get("/secured/sessions");
        assertEquals(302, away.status());
        URI back = URI.create(cas.login(away.headers("Location").get(0), account));
        assertEquals("/login/cas", back.getPath());
        assertEquals(302, browser.get(back.getPath() + '?' + back.getQuery()).status());
    }
}
