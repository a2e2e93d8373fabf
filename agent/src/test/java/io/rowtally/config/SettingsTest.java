package io.rowtally.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private final Properties system = new Properties();
    private final Map<String, String> environment = new HashMap<>();

    private Settings load(String argument) {
        return Settings.load(argument, system, environment);
    }

    private static String onlyProblem(Settings settings) {
        assertEquals(1, settings.problems().size(), settings.problems().toString());
        return settings.problems().get(0).toString();
    }

    @Test
    void nothingGivenMeansTheDocumentedDefaults() {
        Settings settings = load(null);

        assertSame(Mode.MONITOR, settings.mode());
        assertNull(settings.offBecause());
        assertTrue(settings.banner());
        assertEquals(new File("rowtally"), settings.log().directory());
        assertEquals(64L << 20, settings.log().segmentBytes());
        assertEquals(400, settings.log().retentionDays());
        assertEquals(5L << 30, settings.log().totalBytes());
        assertEquals(256L << 20, settings.log().freeBytes());
        assertEquals(300_000, settings.interval().millis());
        assertEquals("5m", settings.interval().text());
        assertEquals(
                "[http-principal, session, db-user, os-user]",
                settings.user().sources().toString());
        assertEquals(60_000, settings.user().waitMillis());
        assertEquals("unknown", settings.service().name());
        assertEquals(Collections.emptyMap(), settings.tagRules());
        assertEquals(Collections.emptyList(), settings.problems());
    }

    @Test
    void anEmptyArgumentIsNoArgument() {
        assertEquals(load(null).effective(), load("").effective());
        assertEquals(Collections.emptyList(), load(" ,, ").problems());
    }

    @Test
    void theArgumentOutranksThePropertyOutranksTheEnvironment() {
        environment.put("ROWTALLY_INTERVAL", "1m");
        environment.put("ROWTALLY_SERVICE_NAME", "from-environment");
        environment.put("ROWTALLY_LOG_DIR", "/var/e");
        system.setProperty("rowtally.interval", "2m");
        system.setProperty("rowtally.service.name", "from-property");

        Settings settings = load("interval=3m");

        assertEquals("3m", settings.interval().text());
        assertEquals("from-property", settings.service().name());
        assertEquals(new File("/var/e"), settings.log().directory());
        assertEquals(Collections.emptyList(), settings.problems());
    }

    @Test
    void everyKeyCanComeFromTheEnvironment() {
        environment.put("ROWTALLY_MODE", "dry-run");
        environment.put("ROWTALLY_BANNER", "false");
        environment.put("ROWTALLY_LOG_SEGMENT_SIZE", "1MiB");
        environment.put("ROWTALLY_LOG_RETENTION", "30d");
        environment.put("ROWTALLY_LOG_TOTAL_SIZE", "1GiB");
        environment.put("ROWTALLY_LOG_FREE_MIN", "0");
        environment.put("ROWTALLY_AGENT_ID", "node-1");
        environment.put("ROWTALLY_USER_SOURCE", "session:user.name,os-user");
        environment.put("ROWTALLY_USER_WAIT", "0s");

        Settings settings = load(null);

        assertSame(Mode.DRY_RUN, settings.mode());
        assertEquals(false, settings.banner());
        assertEquals(1L << 20, settings.log().segmentBytes());
        assertEquals(30, settings.log().retentionDays());
        assertEquals(1L << 30, settings.log().totalBytes());
        assertEquals(0, settings.log().freeBytes());
        assertEquals("node-1", settings.service().agentId());
        assertEquals("[session:user.name, os-user]", settings.user().sources().toString());
        assertEquals(0, settings.user().waitMillis());
        assertEquals(Collections.emptyList(), settings.problems());
    }

    @Test
    void aBlankEnvironmentVariableCountsAsNotSet() {
        environment.put("ROWTALLY_MODE", " ");

        Settings settings = load(null);

        assertSame(Mode.MONITOR, settings.mode());
        assertEquals(Collections.emptyList(), settings.problems());
    }

    @Test
    void otherVariablesAndPropertiesAreNotOurs() {
        environment.put("ROW_TALLY_MODE", "x");
        environment.put("PATH", "/bin");
        system.setProperty("mode", "x");
        system.put("an object", new Object());
        system.put(new Object(), "an object");

        assertEquals(Collections.emptyList(), load(null).problems());
    }

    @Test
    void aBadValueOfAHigherSourceIsReplacedByTheDefaultAndNotByALowerSource() {
        environment.put("ROWTALLY_INTERVAL", "1m");

        Settings settings = load("interval=often");

        assertEquals("5m", settings.interval().text());
        assertEquals(
                "agent argument: interval=often is not a time such as 90s, 5m or 1h; using the default 5m",
                onlyProblem(settings));
    }

    @ParameterizedTest
    @CsvSource({"1s,1000", "1000ms,1000", "90s,90000", "90 s,90000", "5m,300000", "1h,3600000", "1H,3600000"})
    void intervalsWithinTheRangeAreTaken(String text, long millis) {
        Settings settings = load("interval=" + text);

        assertEquals(millis, settings.interval().millis());
        assertEquals(text, settings.interval().text());
        assertEquals(Collections.emptyList(), settings.problems());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "500ms",
                "0s",
                "61m",
                "2h",
                "1d",
                "300",
                "5",
                "-5m",
                "",
                "5 minutes",
                "９s",
                "99999999999999999999s"
            })
    void intervalsOutOfTheRangeKeepTheDefault(String text) {
        Settings settings = load("interval=" + text);

        assertEquals(300_000, settings.interval().millis());
        assertSame(Mode.MONITOR, settings.mode());
        assertTrue(onlyProblem(settings).endsWith("; using the default 5m"), onlyProblem(settings));
    }

    @ParameterizedTest
    @CsvSource({"monitor,MONITOR", "dry-run,DRY_RUN", "off,OFF", "OFF,OFF"})
    void modesAreTaken(String text, Mode mode) {
        Settings settings = load("mode=" + text);

        assertSame(mode, settings.mode());
        assertNull(settings.offBecause());
        assertEquals(Collections.emptyList(), settings.problems());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mode=of", "mode=", "mode", "mode=dry_run", "mode=true", "mdoe=off", "modes=dry-run", "off"})
    void aModeThatIsNotUnderstoodKeepsTheAgentOff(String argument) {
        Settings settings = load(argument);

        assertSame(Mode.OFF, settings.mode());
        assertSame(settings.problems().get(0), settings.offBecause());
        assertTrue(onlyProblem(settings).endsWith("the agent stays off"), onlyProblem(settings));
    }

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

    @Test
    void tagRulesComeFromArgumentAndPropertiesByRank() {
        system.setProperty("rowtally.tag.icreg.*.lxdh", "NONE");
        system.setProperty("rowtally.tag.*.ent_contact.bz", "NONE");

        Settings settings = load("tag.icreg.*.lxdh=PHONE,tag.icreg.法人.姓名=PERSON_NAME");

        Map<String, String> expected = new HashMap<>();
        expected.put("tag.icreg.*.lxdh", "PHONE");
        expected.put("tag.*.ent_contact.bz", "NONE");
        expected.put("tag.icreg.法人.姓名", "PERSON_NAME");
        assertEquals(expected, settings.tagRules());
        assertEquals(Collections.emptyList(), settings.problems());
    }

    @Test
    void tagRulesCannotComeFromTheEnvironment() {
        environment.put("ROWTALLY_TAG_ICREG_ENT_CONTACT_PHONE", "NONE");

        Settings settings = load(null);

        assertEquals(Collections.emptyMap(), settings.tagRules());
        assertSame(Mode.MONITOR, settings.mode());
        assertTrue(
                onlyProblem(settings)
                        .startsWith(
                                "environment ROWTALLY_TAG_ICREG_ENT_CONTACT_PHONE: tag rules cannot come from the environment"));
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

    @ParameterizedTest
    @ValueSource(strings = {"none", "-1", "64MB", ""})
    void aFloorOfFreeDiskThatIsNoSizeIsNotZero(String text) {
        Settings settings = load("log.free.min=" + text);

        assertEquals(256L << 20, settings.log().freeBytes());
        assertTrue(onlyProblem(settings).endsWith("; using the default 256MiB"), onlyProblem(settings));
    }

    @Test
    void aMisspeltConfigKeepsTheAgentOff() {
        assertSame(Mode.OFF, load("confg=/etc/rowtally.properties").mode());
    }

    @ParameterizedTest
    @CsvSource({"64KiB,65536", "16KiB,16384", "70000,70000", "70000B,70000", "1mib,1048576", "2 GiB,2147483648"})
    void sizesAreTaken(String text, long bytes) {
        assertEquals(bytes, load("log.segment.size=" + text).log().segmentBytes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"64MB", "1KiB", "3GiB", "many", "-1", "9223372036854775808", "9223372036854775807TiB", "1.5GiB"})
    void badSizesKeepTheDefault(String text) {
        Settings settings = load("log.segment.size=" + text);

        assertEquals(64L << 20, settings.log().segmentBytes());
        assertTrue(onlyProblem(settings).endsWith("; using the default 64MiB"), onlyProblem(settings));
    }

    @Test
    void aSegmentNeverExceedsTheWholeLog() {
        Settings settings = load("log.total.size=4MiB");

        assertEquals(1L << 20, settings.log().segmentBytes());
        assertTrue(onlyProblem(settings).contains("log.segment.size is larger than log.total.size"));
    }

    @Test
    void otherBadValuesKeepTheirDefaults() {
        Settings settings = load("log.retention=0,banner=yes,user.wait=11m,service.name=,agent.id=\"\",log.dir=");

        assertEquals(400, settings.log().retentionDays());
        assertTrue(settings.banner());
        assertEquals(60_000, settings.user().waitMillis());
        assertEquals("unknown", settings.service().name());
        assertEquals(new File("rowtally"), settings.log().directory());
        assertEquals(6, settings.problems().size(), settings.problems().toString());
        assertSame(Mode.MONITOR, settings.mode());
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
            "interval=1s", "mode=off", "banner=false", "log.dir=x", "log.segment.size=1MiB", "log.retention=2",
            "log.total.size=6GiB", "log.free.min=1", "service.name=s", "agent.id=a", "user.source=os-user",
                    "user.wait=1s",
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
