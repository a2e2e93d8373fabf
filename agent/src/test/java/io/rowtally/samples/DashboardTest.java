package io.rowtally.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.telemetry.Action;
import io.rowtally.telemetry.EventSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Grafana's dashboard: each query selects by labels that the sample for Fluent Bit gives, takes fields that the schema has, and groups
 * by what it took. That the queries are LogQL is Grafana's own grammar to say ({@code .ci/samples}).
 */
class DashboardTest {
    private static final Pattern SELECTOR = Pattern.compile("\\{([^}]*)}");
    private static final Pattern MATCHER = Pattern.compile("([a-z_]+)(=|!=|=~|!~)\"([^\"]*)\"");
    private static final Pattern JSON = Pattern.compile("\\| json ((?:[a-z_]+=\"[^\"]+\"(?:, )?)+)");
    private static final Pattern FIELD = Pattern.compile("([a-z_]+)=\"([^\"]+)\"");
    private static final Pattern GROUP = Pattern.compile("by \\(([^)]*)\\)|\\{\\{([a-z_]+)}}");
    private static final Pattern FILTER = Pattern.compile("\\| ([a-z_]+) (?:[=<>!]+~?) ");

    @Test
    void labelsAreThoseThatFluentBitGives() throws IOException {
        Set<String> given = new TreeSet<>();
        for (String label : Samples.yaml("fluent-bit.yaml")
                .at("/pipeline/outputs/0/labels")
                .asText()
                .split(", ")) {
            given.add(label.substring(0, label.indexOf('=')));
        }
        List<String> actions =
                Arrays.stream(Action.values()).map(Action::wireName).collect(Collectors.toList());

        for (String query : queries()) {
            Matcher selector = SELECTOR.matcher(query);
            assertTrue(selector.find(), query);
            selector.reset();
            while (selector.find()) {
                Matcher label = MATCHER.matcher(selector.group(1));
                while (label.find()) {
                    assertTrue(given.contains(label.group(1)), query);
                    if (label.group(1).equals("action")) {
                        assertTrue(actions.stream().anyMatch(action -> action.matches(label.group(3))), label.group(3));
                    }
                }
            }
        }
    }

    @Test
    void fieldsAreThoseOfTheSchema() throws IOException {
        Set<String> fields = new HashSet<>(EventSchema.fields());
        EventSchema.json()
                .at("/$defs/category/enum")
                .forEach(category -> fields.add("pii.values." + category.asText()));
        int found = 0;

        for (String query : queries()) {
            Matcher stage = JSON.matcher(query);
            while (stage.find()) {
                Matcher field = FIELD.matcher(stage.group(1));
                while (field.find()) {
                    assertTrue(fields.contains(field.group(2)), field.group(2) + " in " + query);
                    found++;
                }
            }
        }
        assertTrue(found > 20, "only " + found + " fields were found in the queries");
    }

    @Test
    void whatIsGroupedFilteredAndShownWasTaken() throws IOException {
        for (JsonNode panel : panels()) {
            for (JsonNode target : panel.get("targets")) {
                String query = target.get("expr").asText();
                Set<String> taken = new TreeSet<>(Arrays.asList("host", "service", "action", "job"));
                Matcher stage = JSON.matcher(query);
                while (stage.find()) {
                    Matcher field = FIELD.matcher(stage.group(1));
                    while (field.find()) {
                        taken.add(field.group(1));
                    }
                }
                Set<String> used = new TreeSet<>();
                Matcher group = GROUP.matcher(query + target.get("legendFormat").asText());
                while (group.find()) {
                    used.addAll(Arrays.asList((group.group(1) == null ? group.group(2) : group.group(1)).split(", ")));
                }
                Matcher filter = FILTER.matcher(query);
                while (filter.find()) {
                    used.add(filter.group(1));
                }
                assertTrue(taken.containsAll(used), used + " in " + query);
                assertEquals(query.contains("unwrap"), query.contains("value=\"pii."), query);
            }
        }
    }

    /** What rollups count is in the readings already. */
    @Test
    void nothingIsCountedTwice() throws IOException {
        for (String query : queries()) {
            if (query.contains("unwrap")) {
                assertTrue(query.matches(".*action=\"(pii-read|agent-health)\".*"), query);
            }
        }
    }

    @Test
    void panelsHaveTheirPlaceAndSource() throws IOException {
        Set<Integer> ids = new HashSet<>();
        Set<String> cells = new HashSet<>();
        for (JsonNode panel : panels()) {
            assertTrue(ids.add(panel.get("id").asInt()));
            JsonNode place = panel.get("gridPos");
            assertTrue(place.get("x").asInt() + place.get("w").asInt() <= 24, panel.toString());
            for (int x = 0; x < place.get("w").asInt(); x++) {
                for (int y = 0; y < place.get("h").asInt(); y++) {
                    assertTrue(
                            cells.add((x + place.get("x").asInt()) + ","
                                    + (y + place.get("y").asInt())),
                            "two panels lie upon each other: " + panel.get("title"));
                }
            }
            assertEquals("${datasource}", panel.at("/datasource/uid").asText());
        }
    }

    private static List<JsonNode> panels() throws IOException {
        List<JsonNode> panels = new ArrayList<>();
        Samples.json("grafana-dashboard.json").get("panels").forEach(panels::add);
        return panels;
    }

    private static List<String> queries() throws IOException {
        List<String> queries = new ArrayList<>();
        for (JsonNode panel : panels()) {
            panel.get("targets")
                    .forEach(target -> queries.add(target.get("expr").asText()));
        }
        return queries;
    }
}
