package io.rowtally.it.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.it.harness.Browser;
import io.rowtally.it.harness.Browser.Answer;
import io.rowtally.it.harness.TelemetryFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An application of Spring Boot in its executable jar, and the agent has no settings. Its users come by every way in that Spring
 * Security has, to one server with one thread; each way has a table that nobody else reads.
 */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("io.rowtally.it.web.Boot#all")
class SpringBootTest {
    private static final String PASSWORD = " spring-security UsernamePasswordAuthenticationToken high";
    static final String KEY = "not a secret, but a key of these tests";
    private static final int ROUNDS = 20;
    private static final int IDLE_MILLIS = 1_500;

    @Parameter
    Boot boot;

    private static final Map<String, Map<String, Long>> EXPECTED = new TreeMap<>();
    private static Map<String, Map<String, Long>> counted;
    private static TelemetryFile telemetry;
    private static long sessionsOfNobody;
    private static String before;
    private static String after;

    @BeforeParameterizedClassInvocation
    static void visit(Boot boot, @TempDir Path folder) throws Exception {
        EXPECTED.clear();
        Path work = Files.createDirectories(folder.resolve(boot.name() + boot.major()));
        try (Site site = Site.start(boot, work, "", "-Dboot.tokens=" + KEY)) {
            nobody(site);
            inTurn(site);
            fixed(site);
            leaving(site);
            remembered(site);
            switched(site);
            tokens(site);
            async(site);
            left(site);
            idle(site);
            telemetry = site.stop();
            counted = Rows.byTable(telemetry);
        }
    }

    // ---- the visits

    private static void nobody(Site site) throws IOException {
        Browser nobody = browser(site);
        expect("_unattributed none - low", nobody, "/open/read", "open", 3);
        sessionsOfNobody = sessions(nobody);
        assertEquals("/login?error", away(login(browser(site), "li", "wrong")));
    }

    private static void inTurn(Site site) throws IOException {
        Browser li = entered(site, "li");
        for (int i = 0; i < ROUNDS; i++) {
            Browser lin = browser(site).withBasic("lin", "secret-lin");
            expect("li" + PASSWORD, li, "/app/read", "form", 5);
            expect("lin" + PASSWORD, lin, "/app/read", "basic", 7);
            expect("_unattributed none - low", browser(site), "/open/read", "open", 2);
        }
    }

    /** The session that nobody had yet becomes the user's and gets another id. */
    private static void fixed(Site site) throws IOException {
        Browser chen = browser(site);
        Answer asked = chen.get("/app/read?table=person_fixed&rows=50");
        before = session(asked);
        assertEquals("/login", away(asked));
        expect("_unattributed none - low", chen, "/open/read", "open", 1);
        Answer entered = login(chen, "chen", "secret-chen");
        after = session(entered);
        assertTrue(away(entered).contains("/app/read"), entered.head());
        expect("chen" + PASSWORD, chen, "/app/read", "fixed", 6);
    }

    private static void leaving(Site site) throws IOException {
        Browser wang = entered(site, "wang");
        expect("wang" + PASSWORD, wang, "/app/read", "leaving", 4);
        assertEquals("/login?logout", away(wang.post("/logout", "")));
        assertEquals("/login", away(wang.get("/app/read?table=person_leaving&rows=50")));
        expect("_unattributed none - low", wang, "/open/read", "open", 1);
        // the next of the same browser
        assertTrue(away(login(wang, "wu", "secret-wu")).startsWith("/app/read"));
        expect("wu" + PASSWORD, wang, "/app/read", "form", 1);
    }

    private static void remembered(Site site) throws IOException {
        Browser zhao = browser(site);
        assertEquals("/", away(zhao.post("/login", "username=zhao&password=secret-zhao&remember-me=on")));
        zhao.forget("JSESSIONID");
        expect("zhao spring-security RememberMeAuthenticationToken high", zhao, "/app/read", "remembered", 6);
        zhao.forget("JSESSIONID");
        expect("zhao spring-security RememberMeAuthenticationToken high", zhao, "/app/read", "remembered", 3);
    }

    private static void switched(Site site) throws IOException {
        Browser wu = entered(site, "wu");
        assertEquals("/open/sessions", away(wu.post("/switch", "username=deputy")));
        expect(
                "deputy spring-security UsernamePasswordAuthenticationToken, switched by wu high",
                wu,
                "/app/read",
                "switched",
                4);
        assertEquals("/open/sessions", away(wu.post("/logout/impersonate", "")));
        expect("wu" + PASSWORD, wu, "/app/read", "form", 2);
    }

    private static void tokens(Site site) throws Exception {
        Browser forged = browser(site).with("Authorization", "Bearer " + token("zhou") + 'x');
        assertEquals(401, forged.get("/app/read?table=person_token&rows=50").status());
        for (int i = 0; i < 2; i++) {
            Browser zhou = browser(site).with("Authorization", "Bearer " + token("zhou"));
            Browser sun = browser(site).with("X-Gateway-User", "sun");
            expect("zhou spring-security JwtAuthenticationToken high", zhou, "/app/read", "token", 8);
            expect("sun spring-security PreAuthenticatedAuthenticationToken high", sun, "/app/read", "gateway", 9);
        }
    }

    private static void async(Site site) throws IOException {
        Browser li = entered(site, "li");
        Browser lin = entered(site, "lin");
        for (int i = 0; i < ROUNDS; i++) {
            String pool = i % 2 == 0 ? "plain" : "carried";
            expect("li" + PASSWORD, li, "/app/async/" + pool, "async_li", 3);
            expect("lin" + PASSWORD, lin, "/app/async/" + pool, "async_lin", 2);
        }
    }

    /** What is still to do when the request is over: where Spring carries the user he is there, where it does not nobody is. */
    private static void left(Site site) throws IOException {
        for (String user : List.of("li", "lin")) {
            Answer answer = entered(site, user).get("/app/leave?table=" + user + "&rows=5");
            assertEquals(200, answer.status(), answer.text());
            assertEquals(200, browser(site).get("/open/release").status());
            expect("person_left_" + user, user + PASSWORD, 5);
            expect("person_left_" + user, "_unattributed none - low, started by " + user, 5);
        }
    }

    private static void idle(Site site) throws IOException {
        Browser sun = entered(site, "sun");
        expect("sun" + PASSWORD, sun, "/app/read", "idle", 3);
        assertEquals(200, sun.get("/app/hurry").status());
        // each look lengthens the session's life, so they are further apart than it lasts
        Answer answer;
        int looks = 0;
        do {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(IDLE_MILLIS));
            answer = sun.get("/app/read?table=person_idle&rows=1");
            expect("person_idle", "sun" + PASSWORD, answer.status() == 200 ? 1 : 0);
        } while (answer.status() == 200 && ++looks < 20);
        assertEquals("/login", away(answer));
        expect("_unattributed none - low", sun, "/open/read", "open", 1);
    }

    /** One for pages, which is sent to the login where it has to log in. */
    private static Browser browser(Site site) {
        return site.browser().with("Accept", "text/html");
    }

    private static Browser entered(Site site, String user) throws IOException {
        Browser browser = browser(site);
        assertEquals("/", away(login(browser, user, "secret-" + user)));
        return browser;
    }

    private static Answer login(Browser browser, String user, String password) throws IOException {
        return browser.post("/login", "username=" + user + "&password=" + password);
    }

    /** Where an answer sends the browser, without the server. */
    private static String away(Answer answer) {
        assertEquals(302, answer.status(), answer.text());
        return answer.headers("Location").get(0).replaceFirst("http://[^/]*", "");
    }

    private static String session(Answer answer) {
        return answer.headers("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("JSESSIONID="))
                .findFirst()
                .orElse("");
    }

    private static long sessions(Browser browser) throws IOException {
        return Long.parseLong(browser.get("/open/sessions").text().trim().split(" ")[1]);
    }

    private static String token(String user) throws Exception {
        String said = part("{\"alg\":\"HS256\"}") + '.' + part("{\"sub\":\"" + user + "\"}");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        return said
                + '.'
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(mac.doFinal(said.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.US_ASCII));
    }

    private static void expect(String actor, Browser browser, String page, String table, int rows) throws IOException {
        Answer answer = browser.get(page + "?table=person_" + table + "&rows=" + rows);
        assertEquals(200, answer.status(), answer.head());
        assertEquals("rows " + rows, answer.text().trim());
        expect("person_" + table, actor, rows);
    }

    private static void expect(String table, String actor, long rows) {
        if (rows > 0) {
            EXPECTED.computeIfAbsent(table, none -> new TreeMap<>()).merge(actor, rows, Long::sum);
        }
    }

    private static void assertRowsOf(String... tables) {
        for (String table : tables) {
            assertEquals(EXPECTED.get("person_" + table), counted.get("person_" + table), table);
        }
    }

    // ---- who was counted

    @Test
    void usersInTurnByFormAndByBasicAreNeverMixed() {
        assertRowsOf("form", "basic");
    }

    @Test
    void nobodysRowsAreNobodysAndMakeNoSession() {
        assertRowsOf("open");
        assertEquals(0, sessionsOfNobody);
    }

    @Test
    void aSessionThatChangesItsIdWithTheLoginIsTheUsersFromThenOn() {
        assertRowsOf("fixed");
        assertTrue(before.startsWith("JSESSIONID=") && after.startsWith("JSESSIONID="), before + after);
        assertNotEquals(before, after);
    }

    @Test
    void afterTheLogoutNobodyReadsAndThenTheNext() {
        assertRowsOf("leaving", "form");
    }

    @Test
    void whoIsRememberedIsTheUser() {
        assertRowsOf("remembered");
    }

    @Test
    void whoSwitchesIsTheOtherUserUntilHeSwitchesBack() {
        assertRowsOf("switched", "form");
    }

    @Test
    void whomATokenOrAGatewayNamesIsTheUser() {
        assertRowsOf("token", "gateway");
    }

    @Test
    void whatPoolsReadForARequestIsItsUsers() {
        assertRowsOf("async_li", "async_lin");
    }

    @Test
    void whatPoolsReadAfterTheRequestIsTheUsersWhereSpringCarriesHimAndElseToldByWhoHasStartedIt() {
        assertRowsOf("left_li", "left_lin");
    }

    @Test
    void aSessionThatHasEndedIsNobodys() {
        assertRowsOf("idle");
    }

    @Test
    void nothingFailsInTheAgent() {
        assertEquals(0, telemetry.failures());
    }
}
