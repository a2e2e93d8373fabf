package io.rowtally.telemetry.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the verifier wants to know of a line: when, which run, which number in it, what about. Immutable. */
final class LineFacts {

    private static final JsonFactory JSON = new JsonFactory();
    final Instant time;
    final String run;
    final long sequence;
    final String action;

    private LineFacts(Instant time, String run, long sequence, String action) {
        this.time = time;
        this.run = run;
        this.sequence = sequence;
        this.action = action;
    }

    /** Null where the bytes do not begin like a line of this log. Reads no further than it must. */
    static @Nullable LineFacts parse(byte[] line, int length) {
        String time = null;
        String action = null;
        String run = null;
        long sequence = -1;
        try (JsonParser json = JSON.createParser(line, 0, length)) {
            String object = "";
            int depth = 0;
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token.isStructStart()) {
                    if (++depth == 2) {
                        object = String.valueOf(json.currentName());
                    }
                } else if (token.isStructEnd()) {
                    depth--;
                } else if (token == JsonToken.VALUE_STRING) {
                    String name = json.currentName();
                    if (depth == 1 && "@timestamp".equals(name)) {
                        time = json.getText();
                    } else if (depth == 2 && object.equals("event") && "action".equals(name)) {
                        action = json.getText();
                    } else if (depth == 2 && object.equals("agent") && "ephemeral_id".equals(name)) {
                        run = json.getText();
                    }
                } else if (token == JsonToken.VALUE_NUMBER_INT
                        && depth == 2
                        && object.equals("event")
                        && "sequence".equals(json.currentName())) {
                    sequence = json.getLongValue();
                }
                if (run != null) {
                    break;
                }
            }
            return time == null || action == null || run == null || sequence < 1
                    ? null
                    : new LineFacts(Instant.parse(time), run, sequence, action);
        } catch (IOException | DateTimeException e) {
            return null;
        }
    }
}
