package io.rowtally.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.telemetry.EventSchema;
import io.rowtally.telemetry.SegmentName;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.Paths;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The configurations of shippers: read by a YAML parser, made of options that the programs document and no others, reading the files
 * that the agent writes, each line once, and naming fields that events have.
 */
class ShippersTest {
    private static final List<String> FILEBEAT = Arrays.asList(
            "filebeat.inputs[].type",
            "filebeat.inputs[].id",
            "filebeat.inputs[].paths[]",
            "filebeat.inputs[].parsers[].ndjson.target",
            "filebeat.inputs[].parsers[].ndjson.overwrite_keys",
            "filebeat.inputs[].parsers[].ndjson.add_error_key",
            "filebeat.inputs[].publisher_pipeline.disable_host",
            "processors[].fingerprint.fields[]",
            "processors[].fingerprint.target_field",
            "setup.template.enabled",
            "setup.ilm.enabled",
            "output.elasticsearch.hosts[]",
            "output.elasticsearch.api_key",
            "output.elasticsearch.index");
    private static final List<String> FLUENT_BIT = Arrays.asList(
            "service.flush",
            "parsers[].name",
            "parsers[].format",
            "parsers[].time_key",
            "parsers[].time_format",
            "parsers[].time_keep",
            "pipeline.inputs[].name",
            "pipeline.inputs[].tag",
            "pipeline.inputs[].path",
            "pipeline.inputs[].parser",
            "pipeline.inputs[].read_from_head",
            "pipeline.inputs[].rotate_wait",
            "pipeline.inputs[].db",
            "pipeline.inputs[].buffer_max_size",
            "pipeline.outputs[].name",
            "pipeline.outputs[].match",
            "pipeline.outputs[].host",
            "pipeline.outputs[].port",
            "pipeline.outputs[].labels",
            "pipeline.outputs[].line_format");
    private static final List<String> VECTOR = Arrays.asList(
            "data_dir",
            "sources.*.type",
            "sources.*.include[]",
            "sources.*.read_from",
            "sources.*.fingerprint.strategy",
            "sources.*.max_line_bytes",
            "transforms.*.type",
            "transforms.*.inputs[]",
            "transforms.*.drop_on_error",
            "transforms.*.reroute_dropped",
            "transforms.*.source",
            "sinks.*.type",
            "sinks.*.inputs[]",
            "sinks.*.endpoints[]",
            "sinks.*.mode",
            "sinks.*.bulk.action",
            "sinks.*.bulk.index",
            "sinks.*.id_key",
            "sinks.*.path",
            "sinks.*.encoding.codec");

    @TempDir
    Path home;

    @Test
    void eachOptionIsOneOfTheProgram() throws IOException {
        assertOptions(FILEBEAT, Samples.yaml("filebeat.yml"), "");
        assertOptions(FLUENT_BIT, Samples.yaml("fluent-bit.yaml"), "");
        assertOptions(VECTOR, Samples.yaml("vector.yaml"), "sources|transforms|sinks");
    }

    @Test
    void theFilesAreThoseOfTheAgentAndNoLineIsReadTwice() throws IOException {
        List<String> paths = new ArrayList<>();
        Samples.yaml("filebeat.yml").at("/filebeat.inputs/0/paths").forEach(path -> paths.add(path.asText()));
        List<String> included = new ArrayList<>();
        Samples.yaml("vector.yaml").at("/sources/rowtally/include").forEach(path -> included.add(path.asText()));
        assertEquals(paths, included);

        Files.createFile(home.resolve("telemetry-2026-11-23.000.jsonl"));
        Files.createFile(home.resolve("telemetry-2026-11-23.1000.jsonl.gz"));
        assertEquals(2, SegmentName.rolledIn(home).size());
        assertTrue(matches(paths, SegmentName.CURRENT));
        assertTrue(matches(paths, "telemetry-2026-11-23.000.jsonl"));
        for (String other : new String[] {"telemetry-2026-11-23.1000.jsonl.gz", "agent.log", "inventory.tsv"}) {
            assertFalse(matches(paths, other), other);
        }
        String current = "/var/log/rowtally/" + SegmentName.CURRENT;
        assertEquals(
                current,
                Samples.yaml("fluent-bit.yaml").at("/pipeline/inputs/0/path").asText());
        assertTrue(Samples.text("rsyslog.conf").contains("File=\"" + current + "\""));
    }

    @Test
    void theFieldsAreThoseOfEvents() throws IOException {
        Set<String> fields = EventSchema.fields();
        List<String> named = new ArrayList<>();
        JsonNode filebeat = Samples.yaml("filebeat.yml");
        filebeat.at("/processors/0/fingerprint/fields").forEach(field -> named.add(field.asText()));
        named.addAll(found(
                "%\\{\\[([a-z.]+)]}", filebeat.at("/output.elasticsearch/index").asText()));
        JsonNode sink = Samples.yaml("vector.yaml").at("/sinks/rowtally_elasticsearch");
        String program = Samples.yaml("vector.yaml")
                .at("/transforms/rowtally_events/source")
                .asText();
        named.addAll(found("\\." + sink.get("id_key").asText() + " = \\.([a-z.]+)", program));
        named.addAll(found("\\{\\{ ([a-z.]+) }}", sink.at("/bulk/index").asText()));
        JsonNode loki = Samples.yaml("fluent-bit.yaml").at("/pipeline/outputs/0");
        for (String label : found("\\$([a-z]+\\['[a-z]+'])", loki.get("labels").asText())) {
            named.add(label.replace("['", ".").replace("']", ""));
        }
        named.add(Samples.yaml("fluent-bit.yaml").at("/parsers/0/time_key").asText());

        assertEquals(
                Arrays.asList(
                        "event.id",
                        "event.dataset",
                        "event.id",
                        "event.dataset",
                        "event.action",
                        "service.name",
                        "host.name",
                        "@timestamp"),
                named);
        assertTrue(fields.containsAll(named), fields.toString());
    }

    @Test
    void theTimeIsReadInItsFormat() throws IOException {
        String format =
                Samples.yaml("fluent-bit.yaml").at("/parsers/0/time_format").asText();

        String java = format.replace("%Y", "uuuu")
                .replace("%m", "MM")
                .replace("%d", "dd")
                .replace("%H", "HH")
                .replace("%M", "mm")
                .replace("%S", "ss")
                .replace("%L", "SSS")
                .replaceAll("[TZ]", "'$0'");

        assertEquals(
                LocalDateTime.of(2026, 11, 23, 14, 5, 0, 7_000_000),
                LocalDateTime.parse("2026-11-23T14:05:00.007Z", DateTimeFormatter.ofPattern(java)));
    }

    @Test
    void whatIsReadIsAlsoWritten() throws IOException {
        JsonNode fluentBit = Samples.yaml("fluent-bit.yaml");
        assertEquals(fluentBit.at("/pipeline/inputs/0/tag"), fluentBit.at("/pipeline/outputs/0/match"));
        assertEquals(fluentBit.at("/parsers/0/name"), fluentBit.at("/pipeline/inputs/0/parser"));

        JsonNode vector = Samples.yaml("vector.yaml");
        Set<String> given = new TreeSet<>();
        vector.get("sources").fieldNames().forEachRemaining(given::add);
        vector.get("transforms").fieldNames().forEachRemaining(name -> {
            given.add(name);
            given.add(name + ".dropped");
        });
        Set<String> taken = new TreeSet<>();
        for (String stage : new String[] {"transforms", "sinks"}) {
            vector.get(stage).forEach(one -> one.get("inputs").forEach(input -> taken.add(input.asText())));
        }
        assertEquals(given, taken);

        String index = Samples.json("elasticsearch-template.json")
                .at("/index_patterns/0")
                .asText();
        for (String written : new String[] {
            vector.at("/sinks/rowtally_elasticsearch/bulk/index").asText(),
            Samples.yaml("filebeat.yml").at("/output.elasticsearch/index").asText()
        }) {
            assertTrue(written.startsWith(index.substring(0, index.length() - 1)), written);
        }
    }

    private static boolean matches(List<String> globs, String file) {
        return globs.stream().anyMatch(glob -> {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
            return matcher.matches(Paths.get("/var/log/rowtally", file));
        });
    }

    private static List<String> found(String pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static void assertOptions(List<String> known, JsonNode tree, String freeBelow) {
        Set<String> used = new TreeSet<>();
        collect(tree, "", used);
        Set<String> named = new TreeSet<>();
        for (String option : used) {
            named.add(freeBelow.isEmpty() ? option : option.replaceAll("^(" + freeBelow + ")\\.[a-z_]+", "$1.*"));
        }
        assertEquals(new TreeSet<>(known), named);
    }

    private static void collect(JsonNode node, String path, Set<String> options) {
        if (node.isObject()) {
            node.fields()
                    .forEachRemaining(one -> collect(
                            one.getValue(), path.isEmpty() ? one.getKey() : path + '.' + one.getKey(), options));
        } else if (node.isArray()) {
            node.forEach(one -> collect(one, path + "[]", options));
        } else {
            options.add(path);
        }
    }
}
