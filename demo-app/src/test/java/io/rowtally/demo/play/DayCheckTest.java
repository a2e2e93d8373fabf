package io.rowtally.demo.play;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DayCheckTest {

    private static final String CLERK = "{\"user\":\"nj0401\",\"clients\":[\"127.0.0.1\"],\"statements\":3,"
            + "\"rows\":{\"fetched\":12,\"read\":READ,\"pii_fetched\":11,\"pii_read\":9,\"max_result_set\":4},"
            + "\"values\":{\"PHONE\":8},\"rows_by_category\":{\"PHONE\":8},\"probable\":{}}";

    @TempDir
    Path directory;

    @Test
    void equalTotalsAreNoDifference() throws Exception {
        assertEquals(Collections.emptyList(), check(CLERK.replace("READ", "10")));
    }

    @Test
    void aDifferenceOfOneRowIsFound() throws Exception {
        assertEquals(
                Collections.singletonList("nj0401: rows.read expected 10, reported 11"),
                check(CLERK.replace("READ", "11")));
    }

    @Test
    void aClerkWhoIsMissingDiffersInEveryCounter() throws Exception {
        assertEquals(5, check("").size());
    }

    @Test
    void aCategoryNobodyExpectsIsFound() throws Exception {
        assertEquals(
                Collections.singletonList("nj0401: values.EMAIL expected 0, reported 2"),
                check(CLERK.replace("READ", "10").replace("\"PHONE\":8},\"rows", "\"PHONE\":8,\"EMAIL\":2},\"rows")));
    }

    @Test
    void unattributedPersonalRowsAreFoundAndTheSystemsOwnAreNot() throws Exception {
        String clerk = CLERK.replace("READ", "10");
        assertEquals(1, check(clerk + other("_unattributed")).size());
        assertEquals(1, check(clerk + other("stranger")).size());
        assertEquals(0, check(clerk + other("_system")).size());
        assertEquals(
                0,
                check(clerk + ",{\"user\":\"_unattributed\",\"rows\":{\"fetched\":1}}")
                        .size());
    }

    private static String other(String user) {
        return ",{\"user\":\"" + user + "\",\"rows\":{\"fetched\":1,\"read\":1,\"pii_fetched\":1,\"pii_read\":1}}";
    }

    private List<String> check(String users) throws Exception {
        Path expected = directory.resolve("expected.tsv");
        Files.write(
                expected,
                Arrays.asList(
                        "user\tcounter\tvalue",
                        "nj0401\trows.fetched\t12",
                        "nj0401\trows.read\t10",
                        "nj0401\trows.pii_fetched\t11",
                        "nj0401\trows.pii_read\t9",
                        "nj0401\tvalues.PHONE\t8"));
        Path report = directory.resolve("report.json");
        String json = "{\"from\":\"a\",\"users\":[" + users + "],\"total\":{\"rows\":{\"read\":1}},\"files\":1}";
        Files.write(report, json.getBytes(StandardCharsets.UTF_8));
        return DayCheck.differences(Expectations.read(expected), Report.read(report));
    }
}
