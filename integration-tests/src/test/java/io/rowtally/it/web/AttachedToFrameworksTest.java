package io.rowtally.it.web;

import static io.rowtally.it.web.Counted.login;
import static io.rowtally.it.web.Counted.persons;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.it.harness.Browser;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A security framework that is loaded already is listened to as well, and so is a method that the operator names. */
class AttachedToFrameworksTest {
    @TempDir
    private Path folder;

    static Stream<Secured> newest() {
        return Stream.concat(
                Secured.springs().skip(Secured.springs().count() - 1),
                Secured.shiros().skip(Secured.shiros().count() - 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("newest")
    void theUserIsNamedAfterAnAttach(Secured secured) throws Exception {
        boolean spring = secured.framework().startsWith("spring");

        Map<String, Counted> counted = visited(secured, spring, "");

        String found = spring
                ? "li 127.0.0.1 spring-security UsernamePasswordAuthenticationToken high"
                : "li 127.0.0.1 shiro subject high";
        assertEquals(Map.of(found, login().and(persons("person_form", 5))), counted);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("newest")
    void aHookedMethodIsHookedAfterAnAttach(Secured secured) throws Exception {
        boolean spring = secured.framework().startsWith("spring");

        Map<String, Counted> counted =
                visited(secured, spring, ",user.source=method:io.rowtally.it.app.web.Persons#mayEnter(arg0)");

        assertEquals(
                Map.of("li 127.0.0.1 method-hook Persons#mayEnter high", login().and(persons("person_form", 5))),
                counted);
    }

    private Map<String, Counted> visited(Secured secured, boolean spring, String settings) throws Exception {
        try (Site site = Site.attached(secured, folder, settings)) {
            Browser li = site.browser();
            String login = spring ? "/login" : "/open/sessions";
            assertEquals(302, li.post(login, "account=li&password=secret-li").status());
            assertEquals(200, li.get("/secured/read?table=person_form&rows=5").status());
            return Counted.byActor(site.stop());
        }
    }
}
