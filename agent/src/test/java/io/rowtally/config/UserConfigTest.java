package io.rowtally.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserConfigTest {
    private static Settings load(@Nullable String argument) {
        return Settings.load(argument, new Properties(), Collections.<String, String>emptyMap());
    }

    private static String onlyProblem(Settings settings) {
        assertEquals(1, settings.problems().size(), settings.problems().toString());
        return settings.problems().get(0).text();
    }

    @Test
    void whatTheOperatorWritesIsHisChoiceEvenIfItIsTheDefault() {
        assertFalse(load(null).user().configured());
        assertFalse(load("user.source=magic").user().configured());
        assertTrue(load("user.source=spring-security;shiro;sa-token;pac4j;http-principal;session;db-user;os-user")
                .user()
                .configured());
    }

    @Test
    void unknownUserSourcesAreLeftOutInOrder() {
        Settings settings =
                load("user.source=session:loginUser.account;cookie:X-User; os-user ;session:loginUser.account");

        assertEquals(
                "[session:loginUser.account, os-user]",
                settings.user().sources().toString());
        assertEquals("loginUser.account", settings.user().sources().get(0).path());
        assertTrue(onlyProblem(settings).contains("'cookie:X-User'"), onlyProblem(settings));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "method:com.legacy.auth.LoginService#login(arg0.account)",
                "method:Login#in(arg12)",
                "method:com.legacy.Sitzung$Büro#aktuell(return.benutzer.name)",
                "mdc:userId",
                "sql:SET app.user_name",
                "sql:set @app_user",
                "sql:CALL dbms_session.set_identifier",
                "sql:CALL sp_set_session_context(user)"
            })
    void whatTheOperatorDescribesIsTakenAsItStands(String source) {
        Settings settings = load("user.source=" + source);

        assertEquals("[" + source + "]", settings.user().sources().toString());
        assertEquals(Collections.emptyList(), settings.problems());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "method",
                "method:",
                "method:com.legacy.LoginService",
                "method:com.legacy.LoginService#login",
                "method:com.legacy.LoginService#login()",
                "method:com.legacy.LoginService#login(account)",
                "method:com.legacy.LoginService#login(arg0.)",
                "method:com.legacy.LoginService#login(arg0.getAccount())",
                "method:#login(arg0)",
                "mdc",
                "mdc:",
                "sql",
                "sql:",
                "sql:app.user_name",
                "sql:SET",
                "sql:SET app.user = '?'",
                "sql:SELECT x",
                "sql:CALL p(",
                "sql:CALL p()"
            })
    void whatIsNotDescribedWellIsLeftOutAndSaid(String source) {
        Settings settings = load("user.source=os-user;" + source);

        assertEquals("[os-user]", settings.user().sources().toString());
        assertTrue(onlyProblem(settings).contains("'" + source + "'"), onlyProblem(settings));
        assertTrue(onlyProblem(settings).contains("method:CLASS#METHOD(argN.property)"), onlyProblem(settings));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";;", "magic", "session:", "db-user:x"})
    void whereNoUserSourceIsLeftTheDefaultListIsUsed(String list) {
        Settings settings = load("user.source=" + list);

        assertEquals(load(null).user().sources(), settings.user().sources());
        assertTrue(
                settings.problems()
                        .toString()
                        .contains(
                                "using the default spring-security;shiro;sa-token;pac4j;http-principal;session;db-user;os-user"),
                settings.problems().toString());
    }
}
