package io.rowtally.cli.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.rowtally.cli.log.LogLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Open Cybersecurity Schema Framework 1.5.0. Readings are Datastore Activity (6005), Read, an aggregate over their interval;
 * the agent's start, pauses and end are Application Lifecycle (6002); what the framework has no class for is a Base Event (0). All that
 * has no attribute there is kept below {@code unmapped}, as it was.
 */
final class OcsfFormat implements ExportFormat {
    private static final String VERSION = "1.5.0";

    /** Activities of Application Lifecycle, by their number. */
    private static final String[] ACTIVITIES = {
        "Unknown", "Install", "Remove", "Start", "Stop", "Restart", "Enable", "Disable"
    };

    private static final Map<String, Integer> LIFE = new HashMap<>();

    static {
        LIFE.put("agent-start", 3);
        LIFE.put("agent-stop", 4);
        LIFE.put("agent-resumed", 6);
        LIFE.put("agent-paused", 7);
        LIFE.put("agent-disabled", 7);
    }

    private final JsonFactory factory = new JsonFactory()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);

    @Override
    public void write(LogLine line, PrintWriter out) throws IOException {
        String action = line.text("event.action", "");
        Integer activity = LIFE.get(action);
        try (JsonGenerator json = factory.createGenerator(out)) {
            json.writeStartObject();
            if (EventWords.isReading(action)) {
                reading(json, line);
            } else if (activity != null) {
                lifecycle(json, line, activity);
            } else {
                type(json, 0, "Uncategorized", 0, "Base Event", 99, "Other");
                times(json, line, line.time("@timestamp"));
            }
            boolean alert = EventWords.severity(action) >= 8;
            json.writeNumberField("severity_id", alert ? 4 : 1);
            json.writeStringField("severity", alert ? "High" : "Informational");
            json.writeNumberField("status_id", 1);
            json.writeStringField("status", "Success");
            json.writeStringField("message", EventWords.sentence(line));
            metadata(json, line, action);
            json.writeObjectFieldStart("unmapped");
            for (String name : new String[] {"agent", "service", "host", "db", "pii", "integrity"}) {
                About.copy(line, name, json, true);
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        out.print('\n');
    }

    private static void reading(JsonGenerator json, LogLine line) throws IOException {
        type(json, 6, "Application Activity", 6005, "Datastore Activity", 1, "Read");
        times(json, line, line.began());
        if (line.number("pii.statements") > 0) {
            json.writeNumberField("count", line.number("pii.statements"));
        }
        json.writeObjectFieldStart("actor");
        json.writeObjectFieldStart("user");
        String user = line.text("user.id", "");
        json.writeStringField("name", user);
        json.writeStringField("uid", user);
        boolean system = user.startsWith("_system");
        boolean nobody = user.startsWith("_") && !system;
        json.writeNumberField("type_id", nobody ? 0 : system ? 3 : 1);
        json.writeStringField("type", nobody ? "Unknown" : system ? "System" : "User");
        json.writeEndObject();
        text(json, "app_name", line.text("service.name"));
        json.writeEndObject();
        source(json, line);
        database(json, line);
    }

    /** The address that the user works from; the application's host where the work is its own. */
    private static void source(JsonGenerator json, LogLine line) throws IOException {
        String client = line.text("client.ip");
        json.writeObjectFieldStart("src_endpoint");
        if (client == null) {
            text(json, "hostname", line.text("host.name"));
            text(json, "svc_name", line.text("service.name"));
        } else {
            json.writeStringField(client.matches("[0-9a-fA-F.:]+") ? "ip" : "name", client);
        }
        json.writeEndObject();
    }

    private static void database(JsonGenerator json, LogLine line) throws IOException {
        json.writeNumberField("type_id", 1);
        json.writeStringField("type", "Database");
        json.writeObjectFieldStart("database");
        json.writeStringField("name", line.text("db.namespace", line.text("db.system.name", "unknown")));
        json.writeNumberField("type_id", 1);
        json.writeStringField("type", "Relational");
        if (line.number("pii.rows.pii_fetched") > 0) {
            json.writeArrayFieldStart("data_classifications");
            json.writeStartObject();
            json.writeNumberField("category_id", 1);
            json.writeStringField("category", "Personal");
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeEndObject();
        Map<String, Long> tables = line.members("pii.tables");
        if (tables.size() == 1 && !tables.containsKey("?")) {
            json.writeObjectFieldStart("table");
            json.writeStringField("name", tables.keySet().iterator().next());
            json.writeEndObject();
        }
    }

    private static void lifecycle(JsonGenerator json, LogLine line, int activity) throws IOException {
        type(json, 6, "Application Activity", 6002, "Application Lifecycle", activity, ACTIVITIES[activity]);
        times(json, line, line.time("@timestamp"));
        product(json, "app", line);
    }

    private static void type(
            JsonGenerator json,
            int category,
            String categoryName,
            int type,
            String name,
            int activity,
            String activityName)
            throws IOException {
        json.writeNumberField("category_uid", category);
        json.writeStringField("category_name", categoryName);
        json.writeNumberField("class_uid", type);
        json.writeStringField("class_name", name);
        json.writeNumberField("activity_id", activity);
        json.writeStringField("activity_name", activityName);
        json.writeNumberField("type_uid", type * 100L + activity);
        json.writeStringField("type_name", name + ": " + activityName);
    }

    private static void times(JsonGenerator json, LogLine line, @Nullable Instant at) throws IOException {
        time(json, "time", at);
        Instant start = line.time("event.start");
        Instant end = line.time("event.end");
        if (start != null && end != null) {
            json.writeNumberField("start_time", start.toEpochMilli());
            json.writeNumberField("end_time", end.toEpochMilli());
            json.writeNumberField("duration", end.toEpochMilli() - start.toEpochMilli());
        }
    }

    private static void metadata(JsonGenerator json, LogLine line, String action) throws IOException {
        json.writeObjectFieldStart("metadata");
        json.writeStringField("version", VERSION);
        product(json, "product", line);
        json.writeArrayFieldStart("profiles");
        json.writeString("data_classification");
        json.writeEndArray();
        text(json, "uid", line.text("event.id"));
        if (line.has("event.sequence")) {
            json.writeNumberField("sequence", line.number("event.sequence"));
        }
        json.writeStringField("event_code", action);
        text(json, "log_name", line.text("event.dataset"));
        json.writeStringField("log_provider", "rowtally");
        text(json, "original_time", line.text("@timestamp"));
        time(json, "logged_time", line.time("@timestamp"));
        json.writeEndObject();
    }

    private static void product(JsonGenerator json, String name, LogLine line) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("name", "Rowtally");
        json.writeStringField("vendor_name", "Rowtally");
        text(json, "version", line.text("agent.version"));
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private static void time(JsonGenerator json, String name, @Nullable Instant time) throws IOException {
        if (time != null) {
            json.writeNumberField(name, time.toEpochMilli());
        }
    }
}
