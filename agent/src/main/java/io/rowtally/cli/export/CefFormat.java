package io.rowtally.cli.export;

import io.rowtally.cli.log.LogLine;
import java.io.PrintWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * ArcSight's Common Event Format, version 0: in the header a bar and a backslash have a backslash before them, in the
 * extension an equals sign and a backslash; line ends are {@code \n}. What has no key of the format's own is in its custom
 * numbers and texts, with their labels.
 */
final class CefFormat implements ExportFormat {
    private final StringBuilder event = new StringBuilder(1024);

    @Override
    public void write(LogLine line, PrintWriter out) {
        String action = line.text("event.action", "");
        event.setLength(0);
        event.append("CEF:0|Rowtally|Rowtally|");
        header(line.text("agent.version", ""));
        header(action);
        header(EventWords.name(action));
        event.append(EventWords.severity(action)).append('|');
        time("rt", line.time("@timestamp"));
        time("start", line.time("event.start"));
        time("end", line.time("event.end"));
        put("externalId", line.text("event.id"));
        put("cat", line.text("event.dataset"));
        put("dvchost", line.text("host.name"));
        put("destinationServiceName", line.text("service.name"));
        put("suser", line.text("user.id"));
        client(line.text("client.ip"));
        if (EventWords.isReading(action)) {
            reading(line);
        } else {
            put("cs6", About.of(line));
            put("cs6Label", "details");
        }
        put("msg", EventWords.sentence(line));
        event.setLength(event.length() - 1);
        out.print(event);
        out.print('\n');
    }

    private void reading(LogLine line) {
        number("cn1", "rowsWithPersonalData", line, "pii.rows.pii_read");
        number("cn2", "rowsRead", line, "pii.rows.read");
        number("cn3", "persons", line, "pii.subjects.estimate");
        labelled("cs1", "attribution", line.text("pii.attribution.method"));
        labelled("cs2", "confidence", line.text("pii.attribution.confidence"));
        labelled("cs3", "cellsByCategory", EventWords.counts(line, "pii.values"));
        labelled("cs4", "rowsByTable", EventWords.counts(line, "pii.tables"));
        labelled("cs5", "databaseSystem", line.text("db.system.name"));
        labelled("cs6", "database", line.text("db.namespace"));
        put("duser", line.text("db.user"));
    }

    /** {@code src} is an IPv4 address by its definition. */
    private void client(@Nullable String address) {
        if (address != null && address.indexOf(':') >= 0) {
            put("c6a2", address);
            put("c6a2Label", "Source IPv6 Address");
        } else {
            put("src", address);
        }
    }

    private void number(String key, String label, LogLine line, String path) {
        if (line.has(path)) {
            labelled(key, label, Long.toString(line.number(path)));
        }
    }

    private void labelled(String key, String label, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            put(key, value);
            put(key + "Label", label);
        }
    }

    private void time(String key, @Nullable Instant time) {
        put(key, time == null ? null : Long.toString(time.toEpochMilli()));
    }

    private void put(String key, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return;
        }
        event.append(key).append('=');
        escape(value, '=');
        event.append(' ');
    }

    private void header(String value) {
        escape(value, '|');
        event.append('|');
    }

    private void escape(String value, char special) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == special || c == '\\') {
                event.append('\\').append(c);
            } else if (c == '\n' || c == '\r') {
                event.append(special == '=' ? c == '\n' ? "\\n" : "\\r" : " ");
            } else {
                event.append(c);
            }
        }
    }
}
