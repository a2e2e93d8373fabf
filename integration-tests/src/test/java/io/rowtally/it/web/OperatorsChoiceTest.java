package io.rowtally.it.web;

import static io.rowtally.it.web.Counted.login;
import static io.rowtally.it.web.Counted.password;
import static io.rowtally.it.web.Counted.persons;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.it.harness.Browser;
import io.rowtally.it.harness.Browser.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The operator has named the session attribute in which the application keeps its user. One server serves all visits, each
 * on its only thread; the tests look at who was counted once it has stopped.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("io.rowtally.it.web.Server#all")
class OperatorsChoiceTest {
    private static final String CHEN = "chen 127.0.0.1 http-principal userPrincipal high";
    private static final String LIN = "lin 127.0.0.1 http-principal userPrincipal high";
    private static final String SUN = "sun 127.0.0.1 http-principal remoteUser high";
    private static final String LI = "li 127.0.0.1 http-session loginUser.account high";
    private static final String WANG = "wang 127.0.0.1 http-session loginUser.account high";
    private static final String ZHAO = "zhao 127.0.0.1 http-session loginUser.account high";
    private static final String DEPUTY = "deputy 127.0.0.1 http-session loginUser.account high";
    private static final int ROUNDS = 20;

    @Parameter
    Server server;

    private static final Set<String> THREADS = new TreeSet<>();
    private static final List<String> COOKIES = new ArrayList<>();
    private static String sessionsWithoutLogin;
    private static String sessions;
    private static String askedBy;
    private static Map<String, Counted> counted;

    @BeforeParameterizedClassInvocation
    static void visit(Server server, @TempDir Path folder) throws Exception {
        THREADS.clear();
        COOKIES.clear();
        Path work = Files.createDirectories(folder.resolve(server.name() + server.major()));
        try (Site site = Site.start(server, work, ",user.source=http-principal;session:loginUser.account")) {
            withoutSession(site);
            byForm(site);
            inTurn(site);
            elsewhere(site);
            singleSignOn(site);
            counted = Counted.byActor(site.stop());
            counted.values().removeIf(Counted.NOTHING::equals);
        }
    }

    // ---- the visits

    private static void withoutSession(Site site) throws IOException {
        Browser nobody = site.browserAt("127.0.0.2");
        Browser chen = site.browser().withBasic("chen", "secret-chen");
        for (Answer answer : List.of(
                nobody.get("/open/read?table=person_open&rows=11"),
                chen.get("/basic/read?table=person_basic&rows=12"),
                chen.get("/basic/handed?table=person_basic&rows=21"))) {
            served(answer);
            COOKIES.addAll(answer.headers("Set-Cookie"));
        }
        assertEquals(401, nobody.get("/basic/read?table=person_basic&rows=50").status());
        Answer failed = chen.get("/basic/fail?table=person_basic&rows=4");
        assertEquals(500, failed.status());
        assertEquals("sorry", failed.text().trim());
        served(chen.get("/basic/forward?table=person_chen&rows=3"));
        assertEquals(200, chen.get("/basic/include?table=person_chen&rows=2").status());
        served(nobody.get("/open/read?table=person_open&rows=1"));
        sessionsWithoutLogin = nobody.get("/open/sessions").text();
    }

    private static void byForm(Site site) throws IOException {
        assertEquals(401, enter(site.browserAt("127.0.0.3"), "li", "wrong").status());
        Browser wang = site.browser();
        served(enter(wang, "wang", "secret-wang"));
        served(wang.get("/app/logout?table=person_form&rows=3"));
        assertEquals(401, wang.get("/app/read?table=person_form&rows=50").status());
        Browser zhao = site.browser();
        served(enter(zhao, "zhao", "secret-zhao"));
        served(zhao.get("/app/become?account=deputy&table=person_form&rows=5"));
        served(zhao.get("/app/read?table=person_form&rows=2"));
    }

    private static void inTurn(Site site) throws IOException {
        Browser li = site.browser();
        served(enter(li, "li", "secret-li"));
        Browser lin = site.browser().withBasic("lin", "secret-lin");
        for (int i = 0; i < ROUNDS; i++) {
            served(li.get("/app/read?table=person_form&rows=5"));
            served(lin.get("/basic/read?table=person_basic&rows=7"));
        }
    }

    /** Asynchronous requests: their work is done by another thread, or by their own in a second turn. */
    private static void elsewhere(Site site) throws IOException {
        Browser zhao = site.browser();
        served(enter(zhao, "zhao", "secret-zhao"));
        served(zhao.get("/app/handed?table=person_form&rows=9"));
        served(zhao.get("/app/dispatch?table=person_form&rows=4"));
        assertEquals(200, zhao.get("/app/later?table=person_worker&rows=6").status());
        served(site.browserAt("127.0.0.4").get("/open/read?table=person_open&rows=2"));
        sessions = site.browser().get("/open/sessions").text();
    }

    private static void singleSignOn(Site site) throws IOException {
        Browser sun = site.browser().with("X-Sso-User", "sun");
        served(sun.get("/sso/read?table=person_sso&rows=8"));
        served(sun.get("/sso/handed?table=person_sso&rows=13"));
        askedBy = sun.get("/open/asked").text();
    }

    private static Answer enter(Browser browser, String account, String password) throws IOException {
        return browser.post("/open/login", "account=" + account + "&password=" + password);
    }

    private static void served(Answer answer) {
        assertEquals(200, answer.status(), answer.text());
        THREADS.add(answer.text().trim());
    }

    // ---- who was counted

    @Test
    void whomTheContainerAuthenticatedIsThePrincipal() {
        assertEquals(
                persons("person_basic", 12)
                        .and(persons("person_basic", 21))
                        .and(persons("person_basic", 4).times(2))
                        .and(persons("person_chen", 3))
                        .and(persons("person_chen", 2).times(2)),
                counted.get(CHEN),
                "a page that fails and the one that says so, a page that forwards and one that includes, among them");
    }

    @Test
    void whomASingleSignOnFilterPutIntoTheRequestIsTheRemoteUser() {
        assertEquals(persons("person_sso", 8).and(persons("person_sso", 13)), counted.get(SUN));
    }

    @Test
    void whatTheContainerReadsToAuthenticateIsUnattributedUnderItsThread() {
        assertEquals(password().times(5 + ROUNDS), counted.get("_unattributed - none " + server.threads() + " low"));
    }

    @Test
    void aSuccessfulLoginsOwnQueryIsTheUsersAndSoIsTheLogout() {
        assertEquals(login().and(persons("person_form", 3)), counted.get(WANG));
    }

    @Test
    void aFailedLoginsQueryIsUnattributedWithItsAddress() {
        assertEquals(login(), counted.get("_unattributed 127.0.0.3 none - low"));
    }

    @Test
    void aRequestWithoutAUserIsUnattributedWithItsAddress() {
        assertEquals(
                persons("person_open", 11).and(persons("person_open", 1)),
                counted.get("_unattributed 127.0.0.2 none - low"));
    }

    @Test
    void usersInTurnOnOneThreadAreNeverMixed() {
        assertEquals(1, THREADS.size(), "not one thread: " + THREADS);
        assertEquals(login().and(persons("person_form", 5).times(ROUNDS)), counted.get(LI));
        assertEquals(persons("person_basic", 7).times(ROUNDS), counted.get(LIN));
    }

    @Test
    void aSwitchOfUserActsFromTheNextRequestOn() {
        assertEquals(persons("person_form", 2), counted.get(DEPUTY));
        assertEquals(
                login().times(2)
                        .and(persons("person_form", 5))
                        .and(persons("person_form", 9))
                        .and(persons("person_form", 4))
                        .and(persons("person_worker", 6)),
                counted.get(ZHAO));
    }

    @Test
    void whatAnAsynchronousRequestHasDoneByAnotherThreadIsNotTheNextRequests() {
        assertEquals(persons("person_open", 2), counted.get("_unattributed 127.0.0.4 none - low"));
    }

    @Test
    void aRequestIsAskedForItsUserByItsOwnThreadOnly() {
        assertEquals("asked by " + THREADS, askedBy.trim());
    }

    @Test
    void noSessionIsMade() {
        assertEquals(List.of(), COOKIES);
        assertEquals("sessions 0", sessionsWithoutLogin.trim());
        assertEquals("sessions 4", sessions.trim(), "more than the four logins have made");
    }

    @Test
    void whatTheApplicationReadsForItselfIsTheSystems() {
        assertEquals(persons("person_startup", 5), counted.get("_system - system " + server.starter() + " medium"));
        assertEquals(persons("person_timer", 3), counted.get(Counted.TIMER));
    }

    @Test
    void nobodyElseHasRead() {
        assertEquals(13, counted.size(), counted.toString());
    }
}
