package io.rowtally.it.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.it.harness.Browser;
import io.rowtally.it.harness.TelemetryFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The web application in WildFly, Open Liberty and Payara, deployed as their users do, over the pools that these bring: JBoss's
 * modules, Equinox and Felix hide classes from each other, their pools wrap result sets, and their threads are their own.
 */
class ShippedServersTest {
    private static final String OF_WANG = "wang 127.0.0.1 http-session loginUser.account low";
    private static final String OF_LI = "li 127.0.0.1 http-session loginUser.account low";

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("io.rowtally.it.web.ShippedServer#all")
    void eachUsersRowsAreCounted(ShippedServer server, @TempDir Path folder) throws Exception {
        TelemetryFile telemetry;
        try (ShippedSite site = ShippedSite.start(server, folder)) {
            Browser wang = entered(site, "wang");
            Browser li = entered(site, "li");
            served(wang, "/app/read?table=person_wang&rows=10");
            served(li, "/app/read?table=person_li&rows=20");
            served(wang, "/app/handed?table=person_order&rows=4");
            served(wang, "/app/read?table=person_wang&rows=7");
            served(li, "/app/later?table=person_left&rows=3");
            served(site.browser(), "/open/read?table=person_open&rows=6");
            telemetry = site.stop();
        }

        Map<String, Counted> counted = Counted.byActor(telemetry);
        assertEquals(
                Counted.login()
                        .and(Counted.persons("person_wang", 10))
                        .and(Counted.persons("person_order", 4))
                        .and(Counted.persons("person_wang", 7)),
                counted.get(OF_WANG),
                counted::toString);
        assertEquals(
                Counted.login().and(Counted.persons("person_li", 20)).and(Counted.persons("person_left", 3)),
                counted.get(OF_LI),
                counted::toString);
        assertEquals(Counted.persons("person_timer", 3), counted.get(Counted.TIMER), counted::toString);
        assertEquals(5, rows(counted, server.starter(), "person_startup"), counted::toString);
        assertEquals(6, rows(counted, "_unattributed", "person_open"), counted::toString);
        assertEquals(0, telemetry.failures());
    }

    private static long rows(Map<String, Counted> counted, String user, String table) {
        return counted.entrySet().stream()
                .filter(actor -> actor.getKey().startsWith(user))
                .mapToLong(actor -> actor.getValue().tables().getOrDefault(table, 0L))
                .sum();
    }

    private static Browser entered(ShippedSite site, String account) throws IOException {
        Browser browser = site.browser();
        served(browser, "/open/login?account=" + account + "&password=secret-" + account);
        return browser;
    }

    private static void served(Browser browser, String page) throws IOException {
        Browser.Answer answer = browser.get(Maker.PATH + page);
        assertEquals(200, answer.status(), answer.text());
    }
}
