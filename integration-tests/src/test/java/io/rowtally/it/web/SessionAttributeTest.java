package io.rowtally.it.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.it.harness.Browser;
import io.rowtally.it.harness.Browser.Answer;
import io.rowtally.it.harness.TelemetryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Old applications that keep their user in an attribute of the session, and an agent without settings. A working day in small:
 * five users in turn on one thread, each with tables that only he reads, lists and exports, a page that is open to everybody, passwords
 * that are wrong.
 */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("io.rowtally.it.web.Legacy#all")
class SessionAttributeTest {
    private static final List<String> USERS = List.of("li", "wang", "zhao", "chen", "lin");
    private static final int ROUNDS = 20;
    private static final double NAMED = 0.95;

    @Parameter
    Legacy legacy;

    private static TelemetryFile telemetry;
    private static String agentLog;
    private static Map<String, Map<String, Long>> counted;

    @BeforeParameterizedClassInvocation
    static void visit(Legacy legacy, @TempDir Path folder) throws Exception {
        Path work = Files.createDirectories(
                folder.resolve(legacy.framework() + legacy.server().name()));
        try (Site site = Site.start(legacy.server(), legacy.classPath(), work, "")) {
            Browser nobody = site.browser();
            List<Browser> browsers = new ArrayList<>();
            for (String user : USERS) {
                assertEquals(401, enter(legacy, nobody, user, "wrong").status());
                browsers.add(site.browser());
                served(enter(legacy, browsers.get(browsers.size() - 1), user, "secret-" + user));
                assertEquals(401, nobody.get(page(legacy, "list", "open", 50)).status());
            }
            for (int i = 0; i < ROUNDS; i++) {
                for (int user = 0; user < USERS.size(); user++) {
                    served(browsers.get(user).get(page(legacy, "list", USERS.get(user), 5)));
                }
                if (i % 10 == 0) {
                    served(nobody.get(page(legacy, "open", "open", 10)));
                    for (int user = 0; user < USERS.size(); user++) {
                        served(browsers.get(user).get(page(legacy, "export", USERS.get(user), 40)));
                    }
                }
            }
            for (Browser browser : browsers) {
                served(browser.get(page(legacy, "logout", "open", 0)));
                assertEquals(401, browser.get(page(legacy, "list", "open", 50)).status());
            }
            telemetry = site.stop();
            agentLog = Files.readString(work.resolve("log/agent.log"));
        }
        counted = Rows.byTable(telemetry);
    }

    private static Answer enter(Legacy legacy, Browser browser, String user, String password) throws IOException {
        return browser.post(legacy.page("login"), "account=" + user + "&password=" + password);
    }

    /** The servlets' exports name a form in which work is handed over; the others do not look at it. */
    private static String page(Legacy legacy, String name, String table, int rows) {
        return legacy.page(name) + "?table=person_" + table + "&rows=" + rows + "&form=submit";
    }

    private static void served(Answer answer) {
        assertEquals(200, answer.status(), answer.text());
    }

    @Test
    void everyRowThatAUserReadsIsHisByAGuess() {
        for (String user : USERS) {
            assertEquals(
                    Map.of(user + " http-session " + legacy.user() + " low", ROUNDS * 5L + ROUNDS / 10 * 40L),
                    counted.get("person_" + user));
        }
    }

    @Test
    void whatNobodyReadsIsNobodys() {
        assertEquals(Map.of("_unattributed none - low", ROUNDS / 10 * 10L), counted.get("person_open"));
    }

    @Test
    void aLoginIsTheUsersAndAWrongPasswordIsNobodys() {
        Map<String, Long> accounts = new TreeMap<>();
        USERS.forEach(user -> accounts.put(user + " http-session " + legacy.user() + " low", 1L));
        accounts.put("_unattributed none - low", (long) USERS.size());
        assertEquals(accounts, counted.get("account"));
    }

    @Test
    void nearlyAllRowsOfTheApplicationAreNamed() {
        long all = 0;
        long nobodys = 0;
        for (Map<String, Long> table : counted.values()) {
            for (Map.Entry<String, Long> actor : table.entrySet()) {
                all += actor.getValue();
                nobodys += actor.getKey().startsWith("_unattributed") ? actor.getValue() : 0;
            }
        }
        double named = 1 - (double) nobodys / all;
        System.out.println(
                String.format(Locale.ROOT, "%s: %.1f %% of %d rows named without a setting", legacy, 100 * named, all));
        assertTrue(named >= NAMED, legacy + ": " + named);
        assertEquals(0, telemetry.failures(), agentLog);
    }
}
