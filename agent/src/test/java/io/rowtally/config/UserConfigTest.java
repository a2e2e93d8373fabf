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
        assertTrue(load("user.source=spring-security;http-principal;session;db-user;os-user")
                .user()
                .configured());
    }

    @Test
    void unknownUserSourcesAreLeftOutInOrder() {
        Settings settings =
                load("user.source=session:loginUser.account;header:X-User; os-user ;session:loginUser.account");

        assertEquals(
                "[session:loginUser.account, os-user]",
                settings.user().sources().toString());
        assertEquals("loginUser.account", settings.user().sources().get(0).path());
        assertTrue(onlyProblem(settings).contains("'header:X-User'"), onlyProblem(settings));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";;", "magic", "session:", "db-user:x"})
    void whereNoUserSourceIsLeftTheDefaultListIsUsed(String list) {
        Settings settings = load("user.source=" + list);

        assertEquals(load(null).user().sources(), settings.user().sources());
        assertTrue(
                settings.problems()
                        .toString()
                        .contains("using the default spring-security;http-principal;session;db-user;os-user"),
                settings.problems().toString());
    }
}
