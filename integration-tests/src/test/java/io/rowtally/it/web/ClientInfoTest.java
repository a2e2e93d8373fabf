package io.rowtally.it.web;

import static io.rowtally.it.web.Counted.persons;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.it.harness.Browser;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The application tells its connections for whom they work. */
class ClientInfoTest {
    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.rowtally.it.web.Server#ends")
    void whomTheConnectionIsToldIsTheUserOfThatRequestOnly(Server server) throws Exception {
        Map<String, Counted> counted;
        try (Site site = Site.start(server, folder, ",user.source=client-info;sql:SET @app_user")) {
            Browser browser = site.browser();
            for (int i = 0; i < 10; i++) {
                read(browser, "told?user=li&how=info&table=person_open&rows=5");
                read(browser, "told?user=wang&how=info&table=person_open&rows=4");
                read(browser, "told?user=chen&how=text&table=person_form&rows=6");
                read(browser, "told?user=lin&how=bound&table=person_form&rows=7");
                read(browser, "told?user=sun&how=nobody&table=person_open&rows=2");
                read(browser, "told?user=wu&how=null&table=person_open&rows=1");
                read(browser, "read?table=person_open&rows=3");
            }
            counted = new TreeMap<>(Counted.byActor(site.stop()));
        }

        counted.keySet().removeIf(actor -> actor.startsWith("_system"));
        assertEquals(
                Map.of(
                        "li 127.0.0.1 client-info ClientUser high",
                        persons("person_open", 5).times(10),
                        "wang 127.0.0.1 client-info ClientUser high",
                        persons("person_open", 4).times(10),
                        "chen 127.0.0.1 sql SET @app_user medium",
                        persons("person_form", 6).times(10),
                        "lin 127.0.0.1 sql SET @app_user medium",
                        persons("person_form", 7).times(10),
                        "_unattributed 127.0.0.1 none - low",
                        persons("person_open", 3)
                                .and(persons("person_open", 2))
                                .and(persons("person_open", 1))
                                .times(10)),
                counted);
    }

    private static void read(Browser browser, String page) throws Exception {
        assertEquals(200, browser.get("/open/" + page).status());
    }
}
