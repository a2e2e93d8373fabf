package io.rowtally.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {

    private static final Instant TIME = Instant.parse("2026-11-23T14:05:00Z");

    private final Source source = Source.of("1.0.0", "reg-app-03", "registry", TIME);

    @Test
    void aTelemetryLineHasTheFieldsAndTheOrderOfTheSpecification() throws IOException {
        Map<String, Long> values = new LinkedHashMap<>();
        values.put("NATIONAL_ID", 96L);
        values.put("PERSON_NAME", 1398L);
        Event event = Event.of(Action.PII_READ)
                .put("pii.interval", "5m")
                .put("user.id", "nj0417")
                .put("db.system.name", "mysql")
                .put("client.ip", "10.8.3.21")
                .put("db.namespace", "icreg")
                .put("pii.attribution.method", "http-session")
                .put("pii.statements", 212)
                .put("pii.rows.fetched", 3180)
                .put("event.start", Instant.parse("2026-11-23T14:00:00Z"))
                .put("event.end", TIME)
                .put("pii.attribution.confidence", "high")
                .put("pii.rows.read", 3121)
                .put("pii.values", values)
                .put("pii.tables", Collections.singletonMap("ent.contact", 7L))
                .put("pii.subjects.key_coverage", 0.99)
                .put("pii.lossy.recovered", false)
                .put("pii.drivers", Arrays.asList("org.h2.Driver", null, "x\ny"))
                .build();

        String line = line(event, 420);

        String host = source.hostName();
        String id = source.ephemeralId();
        assertEquals(
                "{'@timestamp':'2026-11-23T14:05:00.000Z','ecs':{'version':'8.17.0'},"
                        + "'event':{'kind':'metric','category':['database'],'type':['access'],'action':'pii-read',"
                        + "'dataset':'pii.telemetry','module':'pii','id':'ID-000420','sequence':420,"
                        + "'start':'2026-11-23T14:00:00.000Z','end':'2026-11-23T14:05:00.000Z'},"
                        + "'agent':{'name':'rowtally','version':'1.0.0','id':'reg-app-03','ephemeral_id':'ID'},"
                        + "'service':{'name':'registry'},'host':{'name':'HOST'},"
                        + "'user':{'id':'nj0417'},'client':{'ip':'10.8.3.21'},"
                        + "'db':{'system':{'name':'mysql'},'namespace':'icreg'},"
                        + "'pii':{'interval':'5m','attribution':{'method':'http-session','confidence':'high'},"
                        + "'statements':212,'rows':{'fetched':3180,'read':3121},"
                        + "'values':{'NATIONAL_ID':96,'PERSON_NAME':1398},'tables':{'ent.contact':7},"
                        + "'subjects':{'key_coverage':0.99},'lossy':{'recovered':false},"
                        + "'drivers':['org.h2.Driver','xy']}}\n",
                line.replace('"', '\'').replace(id, "ID").replace("'" + host + "'", "'HOST'"));
    }

    @Test
    void objectsWithoutAFixedPlaceFollowInTheOrderOfTheirAppearance() throws IOException {
        Event event = Event.of(Action.AGENT_START)
                .put("process.pid", 7)
                .put("error.type", "x")
                .put("pii.mode", "monitor")
                .put("user.id", "a")
                .build();

        List<String> names = new ArrayList<>(LogLines.parse(line(event, 1)).keySet());

        assertEquals(
                Arrays.asList(
                        "@timestamp", "ecs", "event", "agent", "service", "host", "user", "pii", "process", "error"),
                names);
    }

    @ParameterizedTest
    @CsvSource({
        "AGENT_START, state, agent-start, pii.agent",
        "AGENT_STOP, state, agent-stop, pii.agent",
        "AGENT_PAUSED, state, agent-paused, pii.agent",
        "AGENT_RESUMED, state, agent-resumed, pii.agent",
        "AGENT_DISABLED, state, agent-disabled, pii.agent",
        "CONFIG_CHANGED, state, config-changed, pii.agent",
        "RECOVERED, state, recovered, pii.agent",
        "COLUMN_TAGGED, asset, column-tagged, pii.inventory",
        "COLUMN_UNTAGGED, asset, column-untagged, pii.inventory",
        "PII_READ, metric, pii-read, pii.telemetry",
        "PII_READ_ROLLUP, metric, pii-read-rollup, pii.rollup",
        "AGENT_HEALTH, metric, agent-health, pii.health",
        "PII_BUDGET_EXCEEDED, alert, pii-budget-exceeded, pii.alert",
        "PII_ANOMALY, alert, pii-anomaly, pii.alert"
    })
    void eachActionHasItsKindNameAndDataset(Action action, String kind, String name, String dataset)
            throws IOException {
        Map<String, Object> line = LogLines.parse(line(Event.of(action).build(), 1));

        assertEquals(kind, LogLines.at(line, "event.kind"));
        assertEquals(name, LogLines.at(line, "event.action"));
        assertEquals(dataset, LogLines.at(line, "event.dataset"));
    }

    @Test
    void hostileUserIdsStayInsideTheirField() throws IOException {
        String hostile = "\"},\"event\":{\"action\":\"agent-stop\"}}\n{\"@timestamp\":\"\\\u202E\uD83D";
        Event event = Event.of(Action.PII_READ)
                .put("user.id", hostile)
                .put("pii.tables", Collections.singletonMap(hostile, 3L))
                .build();

        String line = line(event, 1);

        assertEquals(line.length() - 1, line.indexOf('\n'));
        String cleaned = "\"},\"event\":{\"action\":\"agent-stop\"}}{\"@timestamp\":\"\\\uFFFD";
        assertEquals(cleaned, LogLines.at(LogLines.parse(line), "user.id"));
        assertTrue(
                String.valueOf(LogLines.at(LogLines.parse(line), "pii.tables")).contains("agent-stop"));
    }

    @Test
    void aUserIdOfAMegabyteTakes256Characters() throws IOException {
        Event event = Event.of(Action.PII_READ)
                .put("user.id", TextTest.repeat('"', 1 << 20))
                .build();

        assertEquals(TextTest.repeat('"', 256), LogLines.at(LogLines.parse(line(event, 1)), "user.id"));
    }

    @Test
    void namesThatBecomeEqualAreAddedUp() throws IOException {
        Map<String, Long> tables = new LinkedHashMap<>();
        tables.put("t", 1L);
        tables.put("t\n", 2L);
        tables.put("\n", 4L);

        Event event = Event.of(Action.PII_READ).put("pii.tables", tables).build();

        Map<String, Object> line = LogLines.parse(line(event, 1));
        assertEquals(3L, LogLines.at(line, "pii.tables.t"));
        assertEquals(4L, LogLines.at(line, "pii.tables.?"));
    }

    @Test
    void nullAndWhatJsonCannotSayIsLeftOut() throws IOException {
        Event event = Event.of(Action.PII_READ)
                .put("user.id", (String) null)
                .put("client.ip", (String) null)
                .put("pii.share", Double.NaN)
                .put("pii.ratio", Double.POSITIVE_INFINITY)
                .put("event.start", (Instant) null)
                .put("pii.values", (Map<String, Long>) null)
                .put("pii.drivers", (List<String>) null)
                .put("pii.statements", 1)
                .build();

        Map<String, Object> line = LogLines.parse(line(event, 1));

        assertFalse(line.containsKey("user"));
        assertFalse(line.containsKey("client"));
        assertNull(LogLines.at(line, "event.start"));
        assertEquals(Collections.singletonMap("statements", 1L), line.get("pii"));
    }

    @Test
    void withoutAServiceNameThereIsNoServiceObject() throws IOException {
        EventJson json = new EventJson(Source.of("1", null, null, TIME));

        byte[] line = json.line(Event.of(Action.AGENT_START).build(), TIME, 1);

        assertFalse(LogLines.parse(new String(line, StandardCharsets.UTF_8)).containsKey("service"));
    }

    @Test
    void theSequenceInAnIdGrowsBeyondSixDigits() {
        assertEquals("E-000001", EventJson.id("E", 1));
        assertEquals("E-1234567", EventJson.id("E", 1_234_567));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event.kind",
                "event.action",
                "event.action.x",
                "event.sequence",
                "event",
                "agent.name",
                "host.name",
                "service",
                "integrity.mac",
                "@timestamp",
                "pii..x",
                "",
                "pii.",
                "pii.rows",
                "pii.statements.x"
            })
    void pathsThatCannotStandAreTheCallersError(String path) {
        Event.Builder builder =
                Event.of(Action.PII_READ).put("pii.rows.fetched", 1).put("pii.statements", 1);

        assertThrows(IllegalArgumentException.class, () -> builder.put(path, "x"));
    }

    @Test
    void aBuilderIsGoodForOneEvent() {
        Event.Builder builder = Event.of(Action.PII_READ);
        builder.build();

        assertThrows(IllegalStateException.class, () -> builder.put("pii.statements", 1));
        assertThrows(IllegalStateException.class, builder::build);
    }

    @Test
    void ephemeralIdsSortByStartAndDiffer() {
        String first = source.ephemeralId();
        String sameTime = Source.of("1", null, null, TIME).ephemeralId();
        String later = Source.of("1", null, null, TIME.plusMillis(1)).ephemeralId();

        assertTrue(first.matches("[0-9A-HJKMNP-TV-Z]{16}"), first);
        assertEquals(first.substring(0, 10), sameTime.substring(0, 10));
        assertFalse(first.equals(sameTime));
        assertTrue(first.substring(0, 10).compareTo(later.substring(0, 10)) < 0);
    }

    private String line(Event event, long sequence) throws IOException {
        return new String(new EventJson(source).line(event, TIME, sequence), StandardCharsets.UTF_8);
    }
}
