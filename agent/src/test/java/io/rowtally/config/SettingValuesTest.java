package io.rowtally.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which values are taken, and what stands in for those that are not. */
class SettingValuesTest extends GivenSettings {
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

    @ParameterizedTest
    @ValueSource(strings = {"none", "-1", "64MB", ""})
    void aFloorOfFreeDiskThatIsNoSizeIsNotZero(String text) {
        Settings settings = load("log.free.min=" + text);

        assertEquals(256L << 20, settings.log().freeBytes());
        assertTrue(onlyProblem(settings).endsWith("; using the default 256MiB"), onlyProblem(settings));
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
        Settings settings = load(
                "log.retention=0,log.kept.retention=0,log.kept.size=1,banner=yes,user.wait=11m,users.max=0,service.name=,agent.id=\"\",log.dir=");

        assertEquals(400, settings.log().retentionDays());
        assertEquals(1_100, settings.log().keptDays());
        assertEquals(2L << 30, settings.log().keptBytes());
        assertTrue(settings.banner());
        assertEquals(60_000, settings.user().waitMillis());
        assertEquals(10_000, settings.user().most());
        assertEquals("unknown", settings.service().name());
        assertEquals(new File("rowtally"), settings.log().directory());
        assertEquals(9, settings.problems().size(), settings.problems().toString());
        assertSame(Mode.MONITOR, settings.mode());
    }
}
