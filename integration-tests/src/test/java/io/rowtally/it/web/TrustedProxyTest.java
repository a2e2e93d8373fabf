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

/** A proxy signs users on and names them in a header; 127.0.0.7 is the proxy that the operator trusts. */
class TrustedProxyTest {
    private static final String SETTINGS =
            ",user.source=header:X-Remote-User,user.trusted-proxies=127.0.0.7;10.0.0.0/8";

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.rowtally.it.web.Server#ends")
    void userAndClientAreTakenFromATrustedProxyOnly(Server server) throws Exception {
        Map<String, Counted> counted;
        try (Site site = Site.start(server, folder, SETTINGS)) {
            read(signedOn(site, "127.0.0.7", "li").with("X-Forwarded-For", "6.6.6.6, 203.0.113.9, 10.0.0.2"), 5);
            read(signedOn(site, "127.0.0.7", "wang").with("Forwarded", "for=\"[2001:db8::7]:4711\""), 4);
            read(
                    signedOn(site, "127.0.0.7", "chen")
                            .with("Forwarded", "for=6.6.6.6")
                            .with("X-Forwarded-For", "203.0.113.9"),
                    3);
            read(signedOn(site, "127.0.0.8", "li").with("X-Forwarded-For", "203.0.113.9"), 7);
            read(site.browserAt("127.0.0.7").with("X-Forwarded-For", "203.0.113.10"), 8);
            counted = new TreeMap<>(Counted.byActor(site.stop()));
        }

        counted.keySet().removeIf(actor -> actor.startsWith("_system"));
        assertEquals(
                Map.of(
                        "li 203.0.113.9 http-header X-Remote-User high",
                        persons("person_open", 5),
                        "wang 2001:db8::7 http-header X-Remote-User high",
                        persons("person_open", 4),
                        "chen 127.0.0.7 http-header X-Remote-User high",
                        persons("person_open", 3),
                        "_unattributed 127.0.0.8 none - low",
                        persons("person_open", 7),
                        "_unattributed 203.0.113.10 none - low",
                        persons("person_open", 8)),
                counted);
    }

    private static Browser signedOn(Site site, String proxy, String user) {
        return site.browserAt(proxy).with("X-Remote-User", user);
    }

    private static void read(Browser browser, int rows) throws Exception {
        assertEquals(
                200, browser.get("/open/read?table=person_open&rows=" + rows).status());
    }
}
