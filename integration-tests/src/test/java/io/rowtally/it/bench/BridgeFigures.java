package io.rowtally.it.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What JMH measured of the bridge alone, in the agent's module: a driver that does nothing, as it is and advised, so that
 * the difference is the bridge.
 */
final class BridgeFigures implements Section {
    static final String TITLE = "Bridge alone";

    /** The drivers whose rows identify a person. */
    private static final String[] PERSONS = {"identifying", "naming"};

    /** By what is measured, then by driver; each has nanoseconds, their error and bytes. */
    private final Map<String, Map<String, JsonNode>> results = new LinkedHashMap<>();

    private BridgeFigures() {}

    /** @param file JMH's results as JSON */
    static BridgeFigures of(Path file) throws IOException {
        BridgeFigures figures = new BridgeFigures();
        for (JsonNode result : new ObjectMapper().readTree(file.toFile())) {
            String benchmark = result.at("/benchmark").asText();
            figures.results
                    .computeIfAbsent(benchmark.substring(benchmark.lastIndexOf('.') + 1), name -> new LinkedHashMap<>())
                    .put(result.at("/params/driver").asText("advised"), result);
        }
        return figures;
    }

    @Override
    public List<Promised> promised() {
        return List.of();
    }

    @Override
    public String text() {
        StringBuilder text =
                new StringBuilder("\n## " + TITLE + "\n\nBy JMH, wall time on one thread: a driver whose methods"
                        + " do next to nothing, as it is and advised, with half the width of the 99.9 % confidence interval. The"
                        + " difference is the bridge. The columns behind it say what comes to that in sets whose third column tells"
                        + " the person, and in those of which only name and birth date do.\n\n| operation | plain | advised | bridge | a person by"
                        + " number | by name and birth date | bytes |\n|---|---:|---:|---:|---:|---:|---:|\n");
        results.forEach((name, drivers) -> text.append(line(name, drivers)));
        return text.toString();
    }

    private static String line(String name, Map<String, JsonNode> drivers) {
        JsonNode plain = drivers.get("plain");
        JsonNode advised = drivers.get("advised");
        List<String> cells = new ArrayList<>();
        cells.add(name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT));
        cells.add(plain == null ? "" : nanos(plain));
        cells.add(nanos(advised));
        cells.add(more(advised, plain));
        for (String driver : PERSONS) {
            cells.add(drivers.containsKey(driver) ? more(drivers.get(driver), advised) : "");
        }
        cells.add(Unit.BYTES.text(bytes(advised) - (plain == null ? 0 : bytes(plain))));
        return "| " + String.join(" | ", cells) + " |\n";
    }

    /** How much longer one takes than the other, or than nothing where that is null. */
    private static String more(JsonNode result, JsonNode than) {
        double more = score(result) - (than == null ? 0 : score(than));
        double unsure = error(result) + (than == null ? 0 : error(than));
        return String.format(Locale.ROOT, "%+.2f ns", more) + (Math.abs(more) > unsure ? "" : ", within noise");
    }

    private static double score(JsonNode result) {
        return result.at("/primaryMetric/score").asDouble();
    }

    private static String nanos(JsonNode result) {
        return String.format(Locale.ROOT, "%.2f ± %.2f ns", score(result), error(result));
    }

    private static double error(JsonNode result) {
        return result.at("/primaryMetric/scoreError").asDouble();
    }

    private static double bytes(JsonNode result) {
        return result.at("/secondaryMetrics/gc.alloc.rate.norm/score").asDouble();
    }
}
