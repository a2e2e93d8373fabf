package io.rowtally.cli.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.rowtally.cli.log.Sequences;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** The report for scripts. Its form is fixed: fields may come, none may go. */
final class ReportJson {
    private final JsonGenerator json;

    private ReportJson(JsonGenerator json) {
        this.json = json;
    }

    /** @param attribution whether the object tells how users were found, too */
    static void write(Report report, int files, long lines, long damaged, boolean attribution, PrintWriter out)
            throws IOException {
        try (JsonGenerator json =
                new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            new ReportJson(json).write(report, files, lines, damaged, attribution);
        }
        out.println();
    }

    private void write(Report report, int files, long lines, long damaged, boolean attribution) throws IOException {
        json.writeStartObject();
        json.writeStringField("from", report.first() == null ? null : String.valueOf(report.first()));
        json.writeStringField("to", report.last() == null ? null : String.valueOf(report.last()));
        json.writeArrayFieldStart("users");
        for (UserTotals user : report.users()) {
            json.writeStartObject();
            totals(user);
            json.writeEndObject();
        }
        json.writeEndArray();
        clients(report.clients());
        json.writeObjectFieldStart("total");
        totals(report.total());
        json.writeEndObject();
        json.writeNumberField("unattributed_share", report.unattributedShare());
        json.writeNumberField("files", files);
        json.writeNumberField("lines", lines);
        json.writeNumberField("damaged_lines", damaged);
        sequences(report.sequences());
        if (attribution) {
            new AttributionJson(json).write(report.attributions());
        }
        json.writeEndObject();
    }

    private void sequences(Sequences sequences) throws IOException {
        long missing = 0;
        json.writeNumberField("repeated_lines", sequences.repeated());
        json.writeArrayFieldStart("gaps");
        for (Sequences.Gap gap : sequences.gaps()) {
            json.writeStartObject();
            json.writeStringField("run", gap.run);
            json.writeNumberField("from", gap.from);
            json.writeNumberField("to", gap.to);
            json.writeNumberField("missing", gap.missing());
            json.writeEndObject();
            missing += gap.missing();
        }
        json.writeEndArray();
        json.writeNumberField("missing_lines", missing);
    }

    private void totals(UserTotals user) throws IOException {
        json.writeStringField("user", user.user);
        json.writeArrayFieldStart("clients");
        for (String client : user.clients) {
            json.writeString(client);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("attribution");
        for (Attribution one : user.attributions) {
            json.writeStartObject();
            json.writeStringField("method", one.method);
            json.writeStringField("key", one.key);
            json.writeStringField("confidence", one.confidence);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("statements", user.statements);
        json.writeNumberField("result_sets", user.resultSets);
        json.writeNumberField("writes", user.writes);
        json.writeObjectFieldStart("rows");
        json.writeNumberField("fetched", user.fetched);
        json.writeNumberField("read", user.read);
        json.writeNumberField("pii_fetched", user.piiFetched);
        json.writeNumberField("pii_read", user.piiRead);
        json.writeNumberField("max_result_set", user.maxResultSet);
        json.writeEndObject();
        counts("values", user.values);
        counts("rows_by_category", user.rowsByCategory);
        counts("probable", user.probable);
        counts("tables", user.tables);
        subjects(user.subjects);
        json.writeObjectFieldStart("lossy");
        json.writeNumberField("dropped_rows", user.dropped);
        json.writeNumberField("assumed_rows", user.assumed);
        json.writeNumberField("unresolved_cells", user.unresolved);
        json.writeEndObject();
    }

    private void clients(List<UserTotals> clients) throws IOException {
        if (!clients.isEmpty()) {
            json.writeArrayFieldStart("clients");
            for (UserTotals client : clients) {
                json.writeStartObject();
                client(client);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    private void client(UserTotals client) throws IOException {
        json.writeStringField("client", client.user);
        json.writeArrayFieldStart("users");
        for (String account : client.accounts) {
            json.writeString(account);
        }
        json.writeEndArray();
        json.writeNumberField("rows_pii_read", client.piiRead);
        subjects(client.subjects);
    }

    private void subjects(Subjects subjects) throws IOException {
        if (subjects.isKnown()) {
            json.writeObjectFieldStart("subjects");
            json.writeNumberField("estimate", subjects.estimate());
            json.writeNumberField("lower", subjects.lower());
            json.writeNumberField("upper", subjects.upper());
            json.writeNumberField("key_coverage", subjects.coverage());
            json.writeBooleanField("whole", subjects.isWhole());
            json.writeEndObject();
        }
    }

    private void counts(String name, Map<String, Long> counts) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Long> entry : counts.entrySet()) {
            json.writeNumberField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }
}
