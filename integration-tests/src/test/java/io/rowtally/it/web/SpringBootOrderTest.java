package io.rowtally.it.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.it.harness.Browser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The operator says in which order the user of a Spring Boot application is looked for. With the profile "servers". */
class SpringBootOrderTest {
    /** What loads the user in a login by password, in a library that is a jar within the jar. */
    private static final String HOOK =
            "method:org.springframework.security.core.userdetails.jdbc.JdbcDaoImpl#loadUserByUsername(arg0)";

    @TempDir
    private Path folder;

    static Stream<Boot> boots() {
        return Server.FULL ? Boot.all() : Stream.of();
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("boots")
    void theRequestsPrincipalGoesFirst(Boot boot) throws Exception {
        Map<String, Map<String, Long>> rows = visited(boot, "http-principal;spring-security");

        assertEquals(Map.of("li http-principal userPrincipal high", 5L), rows.get("person_form"));
        assertEquals(Map.of("lin http-principal userPrincipal high", 7L), rows.get("person_basic"));
        assertEquals(Map.of("sun http-principal userPrincipal high", 9L), rows.get("person_gateway"));
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("boots")
    void aMethodOfALibraryGoesFirst(Boot boot) throws Exception {
        Map<String, Map<String, Long>> rows = visited(boot, HOOK + ";spring-security");

        assertEquals(Map.of("li method-hook JdbcDaoImpl#loadUserByUsername high", 5L), rows.get("person_form"));
        assertEquals(Map.of("lin method-hook JdbcDaoImpl#loadUserByUsername high", 7L), rows.get("person_basic"));
        assertEquals(Map.of("sun method-hook JdbcDaoImpl#loadUserByUsername high", 9L), rows.get("person_gateway"));
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("boots")
    void whatAnswersNothingLeavesItToTheNext(Boot boot) throws Exception {
        Map<String, Map<String, Long>> rows = visited(boot, "shiro;session:loginUser.account;spring-security");

        assertEquals(
                Map.of("li spring-security UsernamePasswordAuthenticationToken high", 5L), rows.get("person_form"));
        assertEquals(
                Map.of("lin spring-security UsernamePasswordAuthenticationToken high", 7L), rows.get("person_basic"));
        assertEquals(
                Map.of("sun spring-security PreAuthenticatedAuthenticationToken high", 9L), rows.get("person_gateway"));
    }

    private Map<String, Map<String, Long>> visited(Boot boot, String sources) throws Exception {
        try (Site site = Site.start(
                boot, folder, ",user.source=" + sources, "-Dboot.tokens=a key that nobody uses in this test")) {
            Browser li = site.browser();
            assertEquals(
                    302, li.post("/login", "username=li&password=secret-li").status());
            served(li, "form", 5);
            served(site.browser().withBasic("lin", "secret-lin"), "basic", 7);
            served(site.browser().with("X-Gateway-User", "sun"), "gateway", 9);
            return Rows.byTable(site.stop());
        }
    }

    private static void served(Browser browser, String table, int rows) throws IOException {
        assertEquals(
                200,
                browser.get("/app/read?table=person_" + table + "&rows=" + rows).status());
    }
}
