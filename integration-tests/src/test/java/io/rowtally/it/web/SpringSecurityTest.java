package io.rowtally.it.web;

import static io.rowtally.it.web.Counted.login;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Spring Security guards the application, and the agent has no settings. One server serves all visits on its only thread; the
 * tests look at who was counted once it has stopped.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("io.rowtally.it.web.Secured#springs")
class SpringSecurityTest {
    private static final String BY_PASSWORD = " 127.0.0.1 spring-security UsernamePasswordAuthenticationToken high";
    private static final int ROUNDS = 20;

    @Parameter
    Secured secured;

    private static final List<String> COOKIES = new ArrayList<>();
    private static String sessions;
    private static Map<String, Counted> counted;

    @BeforeParameterizedClassInvocation
    static void visit(Secured secured, @TempDir Path folder) throws Exception {
        COOKIES.clear();
        Path work = Files.createDirectories(folder.resolve(secured.framework() + secured.configuration()));
        try (Site site = Site.start(secured, work, "")) {
            nobody(site);
            inTurn(site);
            leaving(site);
            remembered(site);
            switched(site);
            carried(site);
            unnamed(site);
            counted = Counted.byActor(site.stop());
        }
    }

    // ---- the visits

    private static void nobody(Site site) throws IOException {
        Browser nobody = site.browserAt("127.0.0.2");
        Answer answer = nobody.get("/open/read?table=person_open&rows=11");
        assertEquals(200, answer.status(), answer.text());
        COOKIES.addAll(answer.headers("Set-Cookie"));
        sessions = nobody.get("/open/sessions").text();
        assertEquals(401, enter(site.browserAt("127.0.0.3"), "li", "wrong").status());
    }

    private static void inTurn(Site site) throws IOException {
        Browser li = entered(site, "li");
        for (int i = 0; i < ROUNDS; i++) {
            Browser lin = site.browser().withBasic("lin", "secret-lin");
            served(li.get("/secured/read?table=person_form&rows=5"));
            served(lin.get("/secured/read?table=person_basic&rows=7"));
            served(site.browserAt("127.0.0.4").get("/open/read?table=person_open&rows=3"));
        }
        Browser chen = entered(site, "chen").with("X-Audit", "on");
        served(chen.get("/secured/read?table=person_form&rows=3"));
        served(chen.with("X-Audit", "after").get("/secured/sessions"));
    }

    private static void leaving(Site site) throws IOException {
        Browser wang = entered(site, "wang");
        assertEquals(302, wang.with("X-Audit", "on").post("/logout", "").status());
        served(site.browserAt("127.0.0.5").get("/open/read?table=person_open&rows=2"));
    }

    private static void remembered(Site site) throws IOException {
        Browser zhao = site.browser();
        assertEquals(
                302,
                zhao.post("/login", "account=zhao&password=secret-zhao&remember-me=on")
                        .status());
        zhao.forget("JSESSIONID");
        served(zhao.get("/secured/read?table=person_form&rows=6"));
    }

    private static void switched(Site site) throws IOException {
        Browser zhao = entered(site, "zhao");
        assertEquals(302, zhao.post("/switch", "account=deputy").status());
        served(zhao.get("/secured/read?table=person_form&rows=4"));
    }

    /** The framework carries its user to a pool's thread, and takes him from there. */
    private static void carried(Site site) throws IOException {
        served(entered(site, "lin").get("/secured/carried?table=person_worker&rows=9"));
    }

    private static void unnamed(Site site) throws IOException {
        served(entered(site, "zhou").get("/secured/read?table=person_form&rows=2"));
        Browser wu = site.browserAt("127.0.0.6");
        assertEquals(302, enter(wu, "wu", "secret-wu").status());
        served(wu.get("/secured/read?table=person_form&rows=2"));
    }

    private static Browser entered(Site site, String account) throws IOException {
        Browser browser = site.browser();
        assertEquals(302, enter(browser, account, "secret-" + account).status());
        return browser;
    }

    private static Answer enter(Browser browser, String account, String password) throws IOException {
        return browser.post("/login", "account=" + account + "&password=" + password);
    }

    private static void served(Answer answer) {
        assertEquals(200, answer.status(), answer.text());
    }

    // ---- who was counted

    @Test
    void usersInTurnOnOneThreadAreNeverMixed() {
        assertEquals(login().and(persons("person_form", 5).times(ROUNDS)), counted.get("li" + BY_PASSWORD));
        assertEquals(
                login().and(persons("person_basic", 7)).times(ROUNDS).and(login()), counted.get("lin" + BY_PASSWORD));
        assertEquals(persons("person_open", 3).times(ROUNDS), counted.get("_unattributed 127.0.0.4 none - low"));
    }

    @Test
    void aRequestWithoutAUserIsUnattributedAndMakesNoSession() {
        assertEquals(persons("person_open", 11), counted.get("_unattributed 127.0.0.2 none - low"));
        assertEquals(List.of(), COOKIES);
        assertEquals("sessions 0", sessions.trim());
    }

    @Test
    void aFailedLoginsQueryIsUnattributedWithItsAddress() {
        assertEquals(login(), counted.get("_unattributed 127.0.0.3 none - low"));
    }

    @Test
    void whatIsReadBeforeTheFrameworkKnowsTheUserAndAfterItForgotHimIsHis() {
        assertEquals(
                login().and(persons("person_form", 3))
                        .and(persons("person_audit", 2).times(3)),
                counted.get("chen" + BY_PASSWORD));
    }

    @Test
    void theLogoutIsTheUsersAndWhatFollowsIsNot() {
        assertEquals(login().and(persons("person_audit", 2).times(2)), counted.get("wang" + BY_PASSWORD));
        assertEquals(persons("person_open", 2), counted.get("_unattributed 127.0.0.5 none - low"));
    }

    @Test
    void whoIsRememberedIsTheUser() {
        assertEquals(
                persons("person_form", 6),
                counted.get("zhao 127.0.0.1 spring-security RememberMeAuthenticationToken high"));
    }

    @Test
    void whoSwitchesIsTheOtherUserAndTheKeySaysWhoItIs() {
        assertEquals(
                persons("person_form", 4),
                counted.get("deputy 127.0.0.1 spring-security UsernamePasswordAuthenticationToken,"
                        + " switched by zhao high"));
        assertEquals(login().times(2), counted.get("zhao" + BY_PASSWORD));
    }

    @Test
    void onAPoolsThreadTheUserLastsAsLongAsTheFrameworkHoldsHim() {
        assertEquals(
                persons("person_worker", 9),
                counted.get("lin - spring-security UsernamePasswordAuthenticationToken high"));
        assertEquals(persons("person_worker", 4), counted.get("_unattributed - none worker-# low"));
    }

    @Test
    void aPrincipalWithoutANameIsReadByItsGetterAndNotPrinted() {
        assertEquals(
                login().and(persons("person_form", 2)),
                counted.get("zhou 127.0.0.1 spring-security UsernamePasswordAuthenticationToken.account medium"));
    }

    @Test
    void aPrincipalThatOnlyThrowsIsNobody() {
        assertEquals(login().and(persons("person_form", 2)), counted.get("_unattributed 127.0.0.6 none - low"));
    }

    @Test
    void nothingIsAskedOfTheFrameworkItself(@TempDir Path folder) throws Exception {
        Map<String, Counted> byPrincipal;
        try (Site site = Site.start(secured, folder, ",user.source=http-principal")) {
            nobody(site);
            Browser li = entered(site, "li").with("X-Audit", "on");
            served(li.get("/secured/read?table=person_form&rows=5"));
            served(site.browser().with("X-Audit", "on").get("/open/read?table=person_open&rows=3"));
            served(li.get("/secured/read?table=person_form&rows=5"));
            byPrincipal = Counted.byActor(site.stop());
        }

        assertEquals(
                persons("person_form", 5)
                        .times(2)
                        .and(persons("person_audit", 2).times(4)),
                byPrincipal.get("li 127.0.0.1 http-principal userPrincipal high"));
    }

    @Test
    void nobodyElseHasRead() {
        assertEquals(17, counted.size(), counted.toString());
    }
}
