package io.rowtally.it.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.it.harness.Browser;
import io.rowtally.it.harness.Browser.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every server answers the same with the agent and without: status, headers in their order, cookies, body; and logs in no more often,
 * though Jetty would for whoever asks.
 */
class SameAnswersTest {
    private static final String THREAD = "auto-\\d+-exec-\\d+|qtp\\d+-\\d+|task-\\d+";
    private static final String[] PAGES = {
        "/open/read?table=person_open&rows=2",
        "/app/read?table=person_form&rows=2",
        "/basic/read?table=person_basic&rows=2",
        "/basic/forward?table=person_basic&rows=2",
        "/basic/include?table=person_basic&rows=2",
        "/basic/fail?table=person_basic&rows=2",
        "/basic/container?table=person_basic&rows=2&form=none",
        "/basic/later?table=person_basic&rows=2",
        "/sso/read?table=person_sso&rows=2",
        "/open/sessions",
        "/open/tried"
    };

    @TempDir
    private Path folder;

    static Stream<Server> servers() {
        return Server.FULL ? Server.all() : Server.ends().skip(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void answersAndCookiesAreTheSame(Server server) throws Exception {
        List<String> plain;
        try (Site site = Site.plain(server, Files.createDirectory(folder.resolve("plain")))) {
            plain = visit(site);
        }
        List<String> with;
        try (Site site = Site.start(server, Files.createDirectory(folder.resolve("agent")), "")) {
            with = visit(site);
        }

        assertEquals(plain, with);
        assertTrue(plain.stream().anyMatch(answer -> answer.contains("JSESSIONID=#")), plain.toString());
    }

    private static List<String> visit(Site site) throws IOException {
        List<String> answers = new ArrayList<>();
        for (Browser browser : new Browser[] {site.browser(), site.browser().withBasic("chen", "secret-chen")}) {
            for (String form : new String[] {"account=li&password=wrong", "account=li&password=secret-li"}) {
                for (String page : PAGES) {
                    answers.add(page + ": " + steady(browser.get(page)));
                }
                answers.add(form + ": " + steady(browser.post("/open/login", form)));
            }
            answers.add("logout: " + steady(browser.get("/app/logout?table=person_form&rows=1")));
        }
        return answers;
    }

    /** Without what differs from one start to the next: times, sessions, ports, numbers of threads and of error reports. */
    private static String steady(Answer answer) {
        String text = answer.text().replaceAll(THREAD, "#");
        String head = text.equals(answer.text())
                ? answer.head()
                : answer.head().replaceAll("Content-Length: \\d+", "Content-Length: #");
        return (head + text).replaceAll("Date: [^\r]*", "Date: #").replaceAll("JSESSIONID=[^;\r]*", "JSESSIONID=#");
    }
}
