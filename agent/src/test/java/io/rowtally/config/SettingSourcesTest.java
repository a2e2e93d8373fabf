package io.rowtally.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where settings come from, and which place outranks which. */
class SettingSourcesTest extends GivenSettings {
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
}
