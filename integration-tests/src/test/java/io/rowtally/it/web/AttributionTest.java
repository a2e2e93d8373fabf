package io.rowtally.it.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rowtally.it.harness.Browser;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.TelemetryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Without settings: users who are guessed from the session, one whose session names another user later, and much that is nobody's, in requests and on
 * a thread of the application's own. What the agent says of it, and what the report makes of that.
 */
class AttributionTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONFIRMED = "user.source=session:loginUser.account";
    /** What the README shows of the report. */
    private static final Path README_SAMPLE = Path.of("target", "attribution-report.txt");

    private static final int OPEN_ROWS = 40;

    private static TelemetryFile telemetry;
    private static Map<String, Counted> counted;
    private static String agentLog;
    private static JsonNode json;
    private static String english;
    private static String chinese;

    @BeforeAll
    static void visit(@TempDir Path folder) throws Exception {
        try (Site site = Site.start(Server.oldest(), folder, ",interval=1s")) {
            Browser li = entered(site, "li");
            served(li.get("/app/read?table=person_form&rows=5"));
            Browser wang = entered(site, "wang");
            served(wang.get("/app/read?table=person_form&rows=7"));
            served(wang.get("/app/become?account=zhao&table=person_audit&rows=3"));
            served(wang.get("/app/read?table=person_audit&rows=4"));
            served(wang.get("/app/become?account=wang&table=person_audit&rows=2"));
            served(wang.get("/app/read?table=person_audit&rows=1"));
            served(li.get("/app/read?table=person_form&rows=5"));
            Browser nobody = site.browserAt("127.0.0.2");
            Path log = folder.resolve("log/telemetry.jsonl");
            long start = System.nanoTime();
            // one row a second is looked at; so many are nobody's that a hint comes when the interval is over
            while (!Files.readString(log).contains("\"reason\":\"unattributed\"")) {
                served(nobody.get("/open/read?table=person_open&rows=" + OPEN_ROWS));
                assertTrue(System.nanoTime() - start < 60_000_000_000L, "no hint for a minute");
            }
            served(nobody.get("/open/errand?table=person_errand&rows=6&form=execute"));
            telemetry = site.stop();
        }
        counted = Counted.byActor(telemetry);
        agentLog = Files.readString(folder.resolve("log/agent.log"));
        json = JSON.readTree(report(folder, "en_GB.UTF-8", "--json"));
        english = report(folder, "en_GB.UTF-8");
        Files.writeString(README_SAMPLE, english);
        chinese = report(folder, "zh_CN.UTF-8");
    }

    private static Browser entered(Site site, String account) throws IOException {
        Browser browser = site.browser();
        served(browser.post("/open/login", "account=" + account + "&password=secret-" + account));
        return browser;
    }

    private static void served(Browser.Answer answer) {
        assertEquals(200, answer.status(), answer.text());
    }

    private static String report(Path folder, String language, String... more) throws Exception {
        ForkedJvm jvm = ForkedJvm.of(Server.oldest().home(), Files.createDirectories(folder.resolve("report")))
                .shortLived()
                .environment("LC_ALL", language)
                .environment("COLUMNS", "120")
                .option("-Dfile.encoding=UTF-8")
                .command("report", "--attribution");
        for (String one : more) {
            jvm.option(one);
        }
        ForkedJvm.Ended ended = jvm.option(folder.resolve("log").toString()).run();
        assertEquals(0, ended.status(), ended.err());
        return ended.out();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    private static List<JsonNode> hints(String reason) {
        return telemetry.actions("attribution-hint").stream()
                .filter(hint -> hint.at("/pii/hint/reason").asText().equals(reason))
                .toList();
    }

    // ---- guesses

    @Test
    void aGuessIsSaidOnceWithTheSettingThatConfirmsIt() {
        assertEquals(2, agentLog.split("confirm it by " + CONFIRMED + ",", -1).length, agentLog);
        assertTrue(
                agentLog.contains(
                        "user.source=spring-security;shiro;sa-token;pac4j;http-principal;session:loginUser.account;db-user;os-user"),
                agentLog);
        List<JsonNode> guessed = hints("guessed");
        assertEquals(1, guessed.size());
        assertEquals(CONFIRMED, guessed.get(0).at("/pii/hint/setting").asText());
        assertEquals(
                "loginUser.account", guessed.get(0).at("/pii/attribution/key").asText());
    }

    @Test
    void aSessionThatNamesAnotherUserLaterIsHisFromTheNextRequestOnAndNobodysAfterTheThird() {
        String guessed = " 127.0.0.1 http-session loginUser.account low";
        assertEquals(Counted.login().and(Counted.persons("person_form", 7)), counted.get("wang" + guessed));
        assertEquals(Counted.login().and(Counted.persons("person_form", 5).times(2)), counted.get("li" + guessed));
        assertEquals(Counted.persons("person_audit", 4), counted.get("zhao" + guessed));
        assertEquals(6, rowsOf("_unattributed", "person_audit"));
        assertEquals(0, telemetry.failures());
    }

    @Test
    void eachWithdrawalIsOneEventWithBothUsers() {
        List<JsonNode> withdrawn = telemetry.actions("guess-withdrawn");

        assertEquals(2, withdrawn.size());
        assertEquals("wang", withdrawn.get(0).at("/user/id").asText());
        assertEquals("zhao", withdrawn.get(0).at("/pii/withdrawn/other_user").asText());
        assertEquals(
                "loginUser.account", withdrawn.get(0).at("/pii/attribution/key").asText());
    }

    private static long rowsOf(String user, String table) {
        return telemetry.sum(
                "/pii/tables/" + table, line -> line.at("/user/id").asText().equals(user));
    }

    // ---- what is nobody's

    @Test
    void manyRowsOfNobodyAreHintedAtOnceAnHourWithThePlaceThatReadThem() {
        List<JsonNode> hints = hints("unattributed");

        assertEquals(1, hints.size());
        assertTrue(hints.get(0).at("/pii/hint/unattributed_share").asDouble() > 0.05);
        String top = texts(hints.get(0).at("/pii/hint/top")).toString();
        assertTrue(top.contains("at io.rowtally.it.app.web.Persons.read:"), top);
    }

    @Test
    void stacksHaveTheApplicationsFramesAlone() {
        List<JsonNode> stacks = telemetry.actions("unattributed-stack");

        assertFalse(stacks.isEmpty());
        for (JsonNode stack : stacks) {
            for (String frame : texts(stack.at("/pii/stack/frames"))) {
                assertTrue(frame.matches("io\\.rowtally\\.it\\.app\\.web\\.[\\w.$]+(:\\d+)?"), frame);
            }
        }
    }

    // ---- the report

    @Test
    void theReportHasTheShareOfEachMethod() {
        double sum = StreamSupport.stream(json.at("/attribution/methods").spliterator(), false)
                .mapToDouble(way -> way.at("/share").asDouble())
                .sum();

        assertEquals(1.0, sum, 1e-9);
        JsonNode first = json.at("/attribution/methods/0");
        assertEquals(
                "none low",
                first.at("/method").asText() + ' ' + first.at("/confidence").asText());
        assertEquals(2, json.at("/attribution/guesses_withdrawn").asLong());
        assertEquals(
                json.at("/total/rows/read").asLong(),
                StreamSupport.stream(json.at("/attribution/methods").spliterator(), false)
                        .mapToLong(way -> way.at("/rows").asLong())
                        .sum());
    }

    @Test
    void theReportSuggestsTheSettingsThatWouldHelp() {
        JsonNode suggestions = json.at("/attribution/suggestions");

        assertEquals(CONFIRMED, suggestions.at("/0/setting").asText());
        assertTrue(
                suggestions
                        .at("/1/setting")
                        .asText()
                        .matches("user\\.source=method:io\\.rowtally\\.it\\.app\\.web\\.[\\w.$]+#\\w+\\(arg0\\)"),
                suggestions.toString());
        assertTrue(english.contains("    " + CONFIRMED + System.lineSeparator()), english);
        assertTrue(english.contains("Where rows are read that are nobody's"), english);
        assertTrue(chinese.contains("    " + CONFIRMED + System.lineSeparator()), chinese);
        assertTrue(chinese.contains("建议的设置"), chinese);
    }
}
