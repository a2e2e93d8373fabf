package io.rowtally.it.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.it.harness.Browser;
import io.rowtally.it.harness.Browser.Answer;
import io.rowtally.it.harness.TelemetryFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The session holds users that had better not be asked: whose getter throws, never returns or returns the user himself, proxies,
 * and clerks whom Hibernate has not loaded. The application does not notice that anybody looked for a user.
 */
class OddUserTest {
    private static final List<String> LAZY = List.of("lazy", "lazy-inside", "lazy-map");
    private static final int PAGES = 3;

    @TempDir
    private Path folder;

    @Test
    void withoutSettingsNobodyIsAskedAnything() throws Exception {
        List<String> users = Stream.concat(Stream.of("throws", "blocks", "itself", "proxy", "cglib"), LAZY.stream())
                .toList();

        Map<String, String> reports = visited("", users);

        users.forEach(user -> assertEquals(untouched(user), reports.get(user), user));
    }

    @Test
    void theGetterThatTheOperatorNamedMayFailAndProxiesAreNotAskedEvenThen() throws Exception {
        List<String> users =
                Stream.concat(Stream.of("proxy", "cglib"), LAZY.stream()).toList();

        Map<String, String> reports = visited(
                ",user.source=session:loginUser.account",
                Stream.concat(Stream.of("throws", "itself"), users.stream()).toList());

        users.forEach(user -> assertEquals(untouched(user), reports.get(user), user));
    }

    /** Nothing was asked; the database has seen what the application selected, which is a clerk for the map of his names. */
    private static String untouched(String user) {
        return "asked 0" + (LAZY.contains(user) ? ", loaded false, selects " + (user.equals("lazy-map") ? 1 : 0) : "");
    }

    /** What each user says in the end of who has asked him. */
    private Map<String, String> visited(String settings, List<String> users) throws Exception {
        Map<String, String> reports = new TreeMap<>();
        TelemetryFile telemetry;
        try (Site site = Site.start(Server.oldest(), classPath(), folder, settings)) {
            for (String user : users) {
                Browser browser = site.browser();
                served(browser.get("/open/odd?table=person_form&rows=2&user=" + user));
                for (int i = 0; i < PAGES; i++) {
                    served(browser.get("/app/read?table=person_form&rows=1"));
                }
                reports.put(user, browser.get("/open/odd-report").text().trim());
            }
            telemetry = site.stop();
        }

        assertEquals(
                Map.of("_unattributed none - low", (2L + PAGES) * users.size()),
                Rows.byTable(telemetry).get("person_form"));
        assertEquals(0, telemetry.failures());
        return reports;
    }

    private static void served(Answer answer) {
        assertEquals(200, answer.status(), answer.text());
    }

    private static String classPath() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of(System.getProperty("rowtally.pools"), "java8"))) {
            return Stream.concat(
                            Stream.of(Server.oldest().classPath()),
                            jars.map(Path::toString).sorted())
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }
}
