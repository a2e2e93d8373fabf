package io.rowtally.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A slip of the pen is answered with the nearest setting, and keeps the agent off where it would count what it must not. */
class MisspeltSettingsTest extends GivenSettings {
    @Test
    void aMisspeltModeDoesNotSwitchOffWhereTheRightOneIsGivenOrItAsksForMonitoring() {
        assertSame(Mode.MONITOR, load("mode=monitor,mdoe=off").mode());
        assertSame(Mode.MONITOR, load("node=registry-3").mode());
    }

    @ParameterizedTest
    @CsvSource({
        "intervall=5s,interval",
        "logdir=/x,log.dir",
        "log_dir=/x,log.dir",
        "Log.Dir=/x,log.dir",
        "user.sources=os-user,user.source",
        "servicename=x,service.name",
        "baner=false,banner"
    })
    void anUnknownKeyIsAnsweredWithTheNearestKnown(String argument, String nearest) {
        Settings settings = load(argument);

        assertSame(Mode.MONITOR, settings.mode());
        assertTrue(
                onlyProblem(settings).contains("did you mean " + nearest + "? It is ignored"), onlyProblem(settings));
    }

    @Test
    void anUnknownKeyFarFromAnyOtherGetsNoGuess() {
        system.setProperty("rowtally.colour", "blue");

        assertEquals("system property rowtally.colour: unknown setting colour; it is ignored", onlyProblem(load(null)));
    }

    @Test
    void anUnknownVariableIsAnsweredWithAVariable() {
        environment.put("ROWTALLY_LOGDIR", "/x");

        assertEquals(
                "environment ROWTALLY_LOGDIR: unknown setting ROWTALLY_LOGDIR, did you mean ROWTALLY_LOG_DIR? It is ignored",
                onlyProblem(load(null)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tags.a.b.c=NONE",
                "tga.a.b.c=PHONE",
                "tg.a.b.c=NONE",
                "Tag.a.b.c=NONE",
                "tag.a.b.c",
                "interval=1s,tag.a.b.c",
                "tag.b.c=PHONE",
                "tag.a.b.c.d=PHONE",
                "tag.a..c=PHONE"
            })
    void aTagRuleLostToASlipKeepsTheAgentOff(String argument) {
        assertSame(Mode.OFF, load(argument).mode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tap.a=x", "t.a.b.c=x", "cargo.a.b.c=x", "a.tag.b.c=x"})
    void whatIsNotLikeATagRuleIsOnlyIgnored(String argument) {
        assertSame(Mode.MONITOR, load(argument).mode());
    }

    @Test
    void aMisspeltConfigKeepsTheAgentOff() {
        assertSame(Mode.OFF, load("confg=/etc/rowtally.properties").mode());
    }
}
