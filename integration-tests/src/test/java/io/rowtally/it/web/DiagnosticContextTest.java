package io.rowtally.it.web;

import static io.rowtally.it.web.Counted.persons;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.it.harness.Browser;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application puts its user into its log's diagnostic context, and the operator has named the key. */
class DiagnosticContextTest {
    @TempDir
    private Path folder;

    @Test
    void theUserIsWhatThreeLoggingLibrariesHaveUnderTheKey() throws Exception {
        Map<String, Counted> counted;
        Server tomcat = Server.oldest();
        try (Site site = Site.start(
                tomcat,
                new Secured(tomcat, "logs", "").classPath(),
                folder,
                ",user.source=mdc:nothing;mdc:user;mdc:NDC")) {
            Browser browser = site.browser();
            for (int i = 0; i < 10; i++) {
                read(browser, "org.slf4j.MDC&user=li&rows=5");
                read(browser, "org.apache.log4j.MDC&user=wang&rows=4");
                read(browser, "org.apache.logging.log4j.ThreadContext&user=chen&rows=3");
                read(browser, "org.apache.log4j.NDC&user=lin&rows=6");
                assertEquals(
                        200, browser.get("/open/read?table=person_open&rows=2").status());
            }
            counted = Counted.byActor(site.stop());
        }

        assertEquals(
                Map.of(
                        "li 127.0.0.1 mdc user high",
                        persons("person_form", 5).times(10),
                        "wang 127.0.0.1 mdc user high",
                        persons("person_form", 4).times(10),
                        "chen 127.0.0.1 mdc user high",
                        persons("person_form", 3).times(10),
                        "lin 127.0.0.1 mdc NDC high",
                        persons("person_form", 6).times(10),
                        "_unattributed 127.0.0.1 none - low",
                        persons("person_open", 2).times(10),
                        "_system - system main medium",
                        persons("person_startup", 5),
                        Counted.TIMER,
                        persons("person_timer", 3)),
                counted);
    }

    private static void read(Browser browser, String context) throws Exception {
        assertEquals(
                200,
                browser.get("/open/logged?table=person_form&context=" + context).status());
    }
}
