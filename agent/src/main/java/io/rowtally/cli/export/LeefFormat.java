package io.rowtally.cli.export;

import io.rowtally.cli.log.LogLine;
import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * QRadar's Log Event Extended Format 2.0, attributes separated by tabs. The format has no way to escape, so what would end an
 * attribute, a header's field or the line is a blank instead; the first equals sign of an attribute is the one that counts.
 */
final class LeefFormat implements ExportFormat {
    private static final String TIME = "yyyy-MM-dd'T'HH:mm:ss.SSSX";

    private final StringBuilder event = new StringBuilder(1024);

    @Override
    public void write(LogLine line, PrintWriter out) {
        String action = line.text("event.action", "");
        event.setLength(0);
        event.append("LEEF:2.0|Rowtally|Rowtally|");
        header(line.text("agent.version", ""));
        header(action);
        event.append("x09|");
        put("devTime", line.text("@timestamp"));
        put("devTimeFormat", TIME);
        put("cat", line.text("event.dataset"));
        put("sev", Integer.toString(Math.max(1, EventWords.severity(action))));
        put("usrName", line.text("user.id"));
        put("src", line.text("client.ip"));
        put("identHostName", line.text("host.name"));
        put("eventId", line.text("event.id"));
        put("service", line.text("service.name"));
        put("start", line.text("event.start"));
        put("end", line.text("event.end"));
        if (EventWords.isReading(action)) {
            reading(line);
        } else {
            put("details", About.of(line));
        }
        put("msg", EventWords.sentence(line));
        event.setLength(event.length() - 1);
        out.print(event);
        out.print('\n');
    }

    private void reading(LogLine line) {
        put("dbSystem", line.text("db.system.name"));
        put("dbName", line.text("db.namespace"));
        put("dbUser", line.text("db.user"));
        put("attribution", line.text("pii.attribution.method"));
        put("confidence", line.text("pii.attribution.confidence"));
        number("rowsFetched", line, "pii.rows.fetched");
        number("rowsRead", line, "pii.rows.read");
        number("rowsWithPersonalData", line, "pii.rows.pii_read");
        number("largestResultSet", line, "pii.rows.max_result_set");
        number("persons", line, "pii.subjects.estimate");
        for (Map.Entry<String, Long> category : line.members("pii.values").entrySet()) {
            put("cells_" + category.getKey().replace('=', ' '), Long.toString(category.getValue()));
        }
        put("tables", EventWords.counts(line, "pii.tables"));
    }

    private void number(String key, LogLine line, String path) {
        if (line.has(path)) {
            put(key, Long.toString(line.number(path)));
        }
    }

    private void put(String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            event.append(plain(key, '\t'))
                    .append('=')
                    .append(plain(value, '\t'))
                    .append('\t');
        }
    }

    private void header(String value) {
        event.append(plain(value, '|')).append('|');
    }

    private static String plain(String value, char end) {
        return value.replace(end, ' ').replace('\n', ' ').replace('\r', ' ');
    }
}
