package io.rowtally.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;

/** How users were found, for scripts: the field {@code attribution} of the report. Fields may come, none may go. */
final class AttributionJson {
    private final JsonGenerator json;

    AttributionJson(JsonGenerator json) {
        this.json = json;
    }

    void write(Attributions attributions) throws IOException {
        json.writeObjectFieldStart("attribution");
        ways(attributions);
        json.writeNumberField("guesses_withdrawn", attributions.withdrawals());
        json.writeArrayFieldStart("unattributed_threads");
        for (Map.Entry<String, Long> thread : attributions.threads()) {
            json.writeStartObject();
            json.writeStringField("thread", thread.getKey());
            json.writeNumberField("rows", thread.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
        stacks(attributions);
        json.writeArrayFieldStart("suggestions");
        for (Suggestion suggestion : Suggestion.of(attributions)) {
            json.writeStartObject();
            json.writeStringField("reason", suggestion.reason);
            json.writeStringField("subject", suggestion.subject);
            json.writeNumberField("rows", suggestion.rows);
            json.writeStringField("setting", suggestion.setting);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void ways(Attributions attributions) throws IOException {
        json.writeArrayFieldStart("methods");
        for (Attributions.Way way : attributions.ways()) {
            json.writeStartObject();
            json.writeStringField("method", way.method);
            json.writeStringField("confidence", way.confidence);
            json.writeNumberField("rows", way.rows);
            json.writeNumberField("share", attributions.rows() == 0 ? 0 : (double) way.rows / attributions.rows());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void stacks(Attributions attributions) throws IOException {
        json.writeArrayFieldStart("unattributed_stacks");
        for (Attributions.Place place : attributions.places()) {
            json.writeStartObject();
            json.writeStringField("thread", place.thread);
            json.writeBooleanField("request", place.request);
            json.writeNumberField("rows", place.rows);
            json.writeNumberField("samples", place.samples);
            json.writeArrayFieldStart("frames");
            for (String frame : place.frames) {
                json.writeString(frame);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
