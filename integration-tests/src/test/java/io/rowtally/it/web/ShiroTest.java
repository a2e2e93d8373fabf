package io.rowtally.it.web;

import static io.rowtally.it.web.Counted.login;
import static io.rowtally.it.web.Counted.persons;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.it.harness.Browser;
import io.rowtally.it.harness.Browser.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Apache Shiro guards the application, and the agent has no settings. One server serves all visits on its only thread. */
@ParameterizedClass(name = "{0}")
@MethodSource("io.rowtally.it.web.Secured#shiros")
class ShiroTest {
    private static final String BY_PASSWORD = " 127.0.0.1 shiro subject high";
    private static final int ROUNDS = 20;

    @Parameter
    Secured secured;

    private static Map<String, Counted> counted;

    @BeforeParameterizedClassInvocation
    static void visit(Secured secured, @TempDir Path folder) throws Exception {
        Path work = Files.createDirectories(folder.resolve(secured.framework()));
        try (Site site = Site.start(secured, work, "")) {
            served(site.browserAt("127.0.0.2").with("X-Audit", "on").get("/open/read?table=person_open&rows=11"));
            assertEquals(
                    200, enter(site.browserAt("127.0.0.3"), "li", "wrong", "").status());
            inTurn(site);
            leaving(site);
            Browser zhao = entered(site, "zhao", "&rememberMe=true");
            zhao.forget("JSESSIONID");
            served(zhao.get("/secured/read?table=person_form&rows=6"));
            served(entered(site, "chen", "").get("/secured/carried?table=person_worker&rows=9"));
            served(entered(site, "zhou", "").get("/secured/read?table=person_form&rows=2"));
            Browser wu = site.browserAt("127.0.0.6");
            assertEquals(302, enter(wu, "wu", "secret-wu", "").status());
            served(wu.get("/secured/read?table=person_form&rows=2"));
            counted = Counted.byActor(site.stop());
        }
    }

    private static void inTurn(Site site) throws IOException {
        Browser li = entered(site, "li", "");
        Browser lin = entered(site, "lin", "").with("X-Audit", "on");
        for (int i = 0; i < ROUNDS; i++) {
            served(li.get("/secured/read?table=person_form&rows=5"));
            served(lin.get("/secured/read?table=person_basic&rows=7"));
            served(site.browserAt("127.0.0.4").get("/open/read?table=person_open&rows=3"));
        }
    }

    private static void leaving(Site site) throws IOException {
        Browser wang = entered(site, "wang", "");
        assertEquals(302, wang.with("X-Audit", "on").get("/logout").status());
        assertEquals(302, wang.get("/secured/read?table=person_form&rows=50").status());
    }

    private static Browser entered(Site site, String account, String more) throws IOException {
        Browser browser = site.browser();
        assertEquals(302, enter(browser, account, "secret-" + account, more).status());
        return browser;
    }

    private static Answer enter(Browser browser, String account, String password, String more) throws IOException {
        return browser.post("/open/sessions", "account=" + account + "&password=" + password + more);
    }

    private static void served(Answer answer) {
        assertEquals(200, answer.status(), answer.text());
    }

    @Test
    void usersInTurnOnOneThreadAreNeverMixedAndAnAuditAroundTheFrameworkIsTheirs() {
        assertEquals(login().and(persons("person_form", 5).times(ROUNDS)), counted.get("li" + BY_PASSWORD));
        Counted audited =
                persons("person_basic", 7).and(persons("person_audit", 2).times(2));
        assertEquals(login().and(audited.times(ROUNDS)), counted.get("lin" + BY_PASSWORD));
        assertEquals(persons("person_open", 3).times(ROUNDS), counted.get("_unattributed 127.0.0.4 none - low"));
    }

    @Test
    void nobodysRowsAndAFailedLoginAreUnattributed() {
        assertEquals(
                persons("person_open", 11).and(persons("person_audit", 2).times(2)),
                counted.get("_unattributed 127.0.0.2 none - low"));
        assertEquals(login(), counted.get("_unattributed 127.0.0.3 none - low"));
    }

    @Test
    void theLogoutIsTheUsers() {
        // and the request behind it nobody's
        assertEquals(login().and(persons("person_audit", 2).times(2)), counted.get("wang" + BY_PASSWORD));
        assertEquals(persons("person_audit", 2).times(2), counted.get("_unattributed 127.0.0.1 none - low"));
    }

    @Test
    void whoIsRememberedIsTheUser() {
        assertEquals(persons("person_form", 6), counted.get("zhao 127.0.0.1 shiro remembered high"));
    }

    @Test
    void onAPoolsThreadTheUserLastsAsLongAsTheFrameworkHoldsHim() {
        assertEquals(persons("person_worker", 9), counted.get("chen - shiro subject high"));
        assertEquals(persons("person_worker", 4), counted.get("_unattributed - none worker-# low"));
    }

    @Test
    void aPrincipalThatIsABeanIsReadByItsGetter() {
        assertEquals(
                login().and(persons("person_form", 2)), counted.get("zhou 127.0.0.1 shiro subject.account medium"));
        assertEquals(login().and(persons("person_form", 2)), counted.get("_unattributed 127.0.0.6 none - low"));
    }

    @Test
    void nobodyElseHasRead() {
        assertEquals(16, counted.size(), counted.toString());
    }
}
