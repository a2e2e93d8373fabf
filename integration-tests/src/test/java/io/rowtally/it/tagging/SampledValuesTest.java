package io.rowtally.it.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.app.ReadQuery;
import io.rowtally.it.harness.ClassPath;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.OnSharedServers;
import io.rowtally.it.harness.Postgres;
import io.rowtally.it.harness.TelemetryFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar knows columns of a real server by what is read of them, and writes nothing of it. */
@OnSharedServers
class SampledValuesTest {
    private static final int ROWS = 600;
    private static final String ALL = "select c1, c2, c3, c4, c5, c6, c7 from sampled.t01";

    @TempDir
    Path folder;

    private final List<String> values = new ArrayList<>();

    @BeforeEach
    void tablesOfSyntheticPersons() throws Exception {
        try (Connection connection = DriverManager.getConnection(Postgres.url(), "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create schema sampled");
            statement.execute(
                    "create table sampled.t01(c1 text, c2 text, c3 text, c4 bigint, c5 text, c6 text, c7 text)");
            statement.execute("create table sampled.t02(mobile text, ext text)");
            statement.execute("create table sampled.t03(attr_name text, attr_value text)");
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into sampled.t01 values(?, ?, ?, ?, ?, ?, ?)")) {
                for (int i = 0; i < ROWS; i++) {
                    add(insert, 1, residentId(i));
                    add(insert, 2, "138" + (50_000_000 + 7_919 * i));
                    add(insert, 3, "clerk" + i + "@registry" + i % 7 + ".example");
                    String card = luhn("622202" + (100_000_000L + 104_729L * i));
                    values.add(card);
                    insert.setLong(4, Long.parseLong(card));
                    add(insert, 5, String.format("20261128%08d", 31 * i));
                    add(insert, 6, new java.util.UUID(0x9E3779B97F4A7C15L * i, i).toString());
                    add(insert, 7, "room " + i % 5);
                    insert.execute();
                }
            }
            for (int i = 0; i < ROWS; i++) {
                String phone = "139" + (50_000_000 + 7_919 * i);
                values.add(phone);
                statement.execute("insert into sampled.t02 values('138****" + (1000 + i) + "', '{\"shelf\":" + i % 3
                        + ",\"applicant\":{\"mobile\":\"" + phone + "\"}}')");
                statement.execute("insert into sampled.t03 values('"
                        + (i % 3 == 0 ? "\u8054\u7cfb\u7535\u8bdd', '" + phone : "color', 'red " + i) + "')");
            }
        }
    }

    @AfterEach
    void drop() throws Exception {
        try (Connection connection = DriverManager.getConnection(Postgres.url(), "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema sampled cascade");
        }
    }

    @Test
    void opaqueColumnsAreKnownByTheirValuesOnEveryJvm() throws Exception {
        for (Map.Entry<Integer, Path> jdk : Jdks.all().entrySet()) {
            TelemetryFile telemetry = read(jdk.getValue(), "on-" + jdk.getKey(), ALL, "");

            assertEquals(ROWS, telemetry.sum("/pii/rows/pii_read", any -> true));
            assertEquals(
                    Map.of(
                            "NATIONAL_ID",
                            "value:resident-id 50/50",
                            "EMAIL",
                            "value:email 50/50",
                            "PAYMENT_CARD",
                            "value:payment-card 50/50"),
                    telemetry.actions("column-tagged").stream()
                            .collect(Collectors.toMap(
                                    event -> event.at("/pii/category").asText(), SampledValuesTest::valueRule)));
            for (String category : new String[] {"NATIONAL_ID", "EMAIL", "PAYMENT_CARD"}) {
                assertEquals(ROWS, telemetry.sum("/pii/values/" + category, any -> true), category);
            }
        }
    }

    @Test
    void aRestartKnowsWhatWasFoundBefore() throws Exception {
        Path jdk = Jdks.all().values().iterator().next();
        read(jdk, "log", ALL, "");
        TelemetryFile telemetry = read(jdk, "log", "select c1 from sampled.t01 limit 3", "");

        assertEquals(ROWS + 3, telemetry.sum("/pii/values/NATIONAL_ID", any -> true));
        assertEquals(0, telemetry.actions("column-untagged").size());
        assertEquals(3, telemetry.actions("column-tagged").size());
    }

    @Test
    void nobodyLooksAtValuesWhereTheOperatorForbidsIt() throws Exception {
        Path jdk = Jdks.all().values().iterator().next();
        TelemetryFile telemetry = read(jdk, "log", ALL, ",tag.values=false");
        assertEquals(ROWS, telemetry.sum("/pii/rows/fetched", any -> true));
        assertEquals(0, telemetry.sum("/pii/rows/pii_read", any -> true));
    }

    @Test
    void maskedColumnsDocumentsAndAttributesAreToldApart() throws Exception {
        Path jdk = Jdks.all().values().iterator().next();
        TelemetryFile documents = read(jdk, "documents", "select mobile, ext from sampled.t02", "");
        assertEquals(ROWS, documents.sum("/pii/values/PHONE", any -> true));
        JsonNode tagged = documents.actions("column-tagged").get(0);
        assertEquals("ext", tagged.at("/pii/column/name").asText());
        assertEquals("value:mixed-phone 50/50", valueRule(tagged));
        String inventory = Files.readString(folder.resolve("documents/inventory.tsv"));
        assertTrue(
                inventory.matches("(?s).*\tt02\tmobile\t[^\n]*value:masked 50/50[^\n]*\t" + ROWS + "\n.*"), inventory);

        TelemetryFile attributes = read(jdk, "attributes", "select attr_name, attr_value from sampled.t03", "");
        assertEquals(ROWS, attributes.sum("/pii/values/PHONE", any -> true));
        assertTrue(valueRule(attributes.actions("column-tagged").get(0)).startsWith("value:mixed-phone "));
    }

    private static String valueRule(JsonNode event) {
        for (JsonNode rule : event.at("/pii/evidence")) {
            if (rule.asText().startsWith("value:")) {
                return rule.asText();
            }
        }
        return "";
    }

    /** Runs the query once, and looks whether anything of what it has read is in a file. */
    private TelemetryFile read(Path jdk, String log, String query, String setting) throws Exception {
        ForkedJvm.Ended ended = ForkedJvm.of(jdk, folder)
                .shortLived()
                .classPath(ClassPath.text(ClassPath.of("postgresql-")))
                .agent("log.dir=" + log + setting)
                .main(ReadQuery.class, Postgres.url(), "postgres", query)
                .run();
        assertTrue(ended.out().startsWith("READ "), ended.err());
        Path directory = folder.resolve(log);
        for (Path file : files(directory)) {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            for (String value : values) {
                assertFalse(text.contains(value), () -> value + " is in " + file);
            }
        }
        TelemetryFile telemetry = TelemetryFile.in(directory);
        assertEquals(0, telemetry.failures());
        return telemetry;
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private void add(PreparedStatement insert, int column, String value) throws SQLException {
        if (column != 7) {
            values.add(value);
        }
        insert.setString(column, value);
    }

    /** As GB 11643 has it, of nobody. */
    private static String residentId(int i) {
        String body =
                String.format("3201%02d19%02d%02d%02d%03d", 2 + i % 5, 50 + i % 45, 1 + i % 12, 1 + i % 28, i % 997);
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int k = 0; k < 17; k++) {
            sum += weights[k] * (body.charAt(k) - '0');
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    private static String luhn(String body) {
        int sum = 0;
        for (int k = 0; k < body.length(); k++) {
            int digit = body.charAt(body.length() - 1 - k) - '0';
            int doubled = k % 2 == 0 ? 2 * digit : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return body + (10 - sum % 10) % 10;
    }
}
