package io.rowtally.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** What the settings are together: their defaults, the service that they name, their digest and the list of their problems. */
class SettingsTest extends GivenSettings {
    @Test
    void nothingGivenMeansTheDocumentedDefaults() {
        Settings settings = load(null);

        assertSame(Mode.MONITOR, settings.mode());
        assertNull(settings.offBecause());
        assertTrue(settings.banner());
        assertEquals(new File("rowtally"), settings.log().directory());
        assertEquals(64L << 20, settings.log().segmentBytes());
        assertEquals(400, settings.log().retentionDays());
        assertEquals(1_100, settings.log().keptDays());
        assertEquals(2L << 30, settings.log().keptBytes());
        assertEquals(5L << 30, settings.log().totalBytes());
        assertEquals(256L << 20, settings.log().freeBytes());
        assertEquals(300_000, settings.interval().millis());
        assertEquals("5m", settings.interval().text());
        assertEquals(
                "[spring-security, shiro, sa-token, pac4j, http-principal, session, db-user, os-user]",
                settings.user().sources().toString());
        assertEquals(60_000, settings.user().waitMillis());
        assertEquals("unknown", settings.service().name());
        assertEquals(Collections.emptyMap(), settings.tagRules());
        assertEquals(Collections.emptyList(), settings.problems());
    }

    @Test
    void theServiceIsNamedAfterTheMainClassOrTheJar() {
        system.setProperty("sun.java.command", "org.apache.catalina.startup.Bootstrap start");
        assertEquals(
                "org.apache.catalina.startup.Bootstrap", load(null).service().name());
        assertEquals("registry", load("service.name=registry").service().name());
        assertEquals("registry-2.1", ServiceConfig.programName("/opt/my app/registry-2.1.jar --port 80"));
        assertEquals("registry", ServiceConfig.programName("registry.jar"));
        assertEquals("registry", ServiceConfig.programName("C:\\Program Files\\reg\\registry.jar"));
        assertEquals("com.acme.Main", ServiceConfig.programName("acme/com.acme.Main /data/x.jar y"));
        assertEquals("com.acme.Main", ServiceConfig.programName("com.acme.Main"));
        assertEquals("unknown", ServiceConfig.programName(""));
    }

    @Test
    void anAgentWithoutAnIdIsLeftToBeNamedAfterTheHost() {
        assertNull(load(null).service().agentId());
        assertEquals("(host name)", load(null).effective().get("agent.id"));
        assertEquals("reg-app-03", load("agent.id=reg-app-03").service().agentId());
    }

    @Test
    void theDigestChangesWithEveryEffectiveSettingOnly() {
        String standard = load(null).sha256();

        assertTrue(standard.matches("[0-9a-f]{64}"), standard);
        assertEquals(standard, load("interval=5m,mode=monitor").sha256());
        for (String one : new String[] {
            "interval=1s",
            "mode=off",
            "banner=false",
            "log.dir=x",
            "log.segment.size=1MiB",
            "log.retention=2",
            "log.total.size=6GiB",
            "log.kept.retention=3",
            "log.kept.size=6GiB",
            "log.free.min=1",
            "service.name=s",
            "agent.id=a",
            "user.source=os-user",
            "user.wait=1s",
            "users.max=9",
            "tag.a.b.c=NONE"
        }) {
            assertNotEquals(standard, load(one).sha256(), one);
        }
    }

    @Test
    void problemsAreSingleBoundedLines() {
        StringBuilder argument = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            argument.append("k").append(i).append("\n\u001b[31m=").append(i).append(',');
        }
        argument.append("interval=").append(new String(new char[100_000]).replace('\0', 'x'));

        Settings settings = load(argument.toString());

        assertTrue(settings.problems().size() <= 52, "" + settings.problems().size());
        for (Problem problem : settings.problems()) {
            assertTrue(problem.toString().length() < 1000);
            for (char c : problem.toString().toCharArray()) {
                assertTrue(!Character.isISOControl(c));
            }
        }
    }

    @Test
    void theReasonToStayOffIsListedHoweverManyProblemsCameBefore() {
        StringBuilder argument = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            argument.append("nonsense-piece-").append(i).append(',');
        }

        Settings settings = load(argument + "mode=of");

        assertSame(Mode.OFF, settings.mode());
        assertTrue(settings.problems().contains(settings.offBecause()));
    }
}
