package io.rowtally.cli.columns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.rowtally.cli.Run;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifyValuesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void everyLineGetsItsNumberAndItsCategoriesAndNoValueIsPrinted() throws Exception {
        Run run = classify(
                "11010519491231002X", "", "20261128000123", "91350100M000100Y43", "user@example.com  ", "138****1234");

        assertEquals(0, run.status, run.err);
        assertEquals("1\tNATIONAL_ID\n2\t\n3\t\n4\tORG_ID\n5\tEMAIL\n6\t\n", run.out.replace("\r", ""));
        assertEquals("", run.err);
    }

    @Test
    void categoriesOfOneValueAreSeparatedByCommas() throws Exception {
        assertEquals("1\tNATIONAL_ID,PHONE\n", classify("13800138018").out.replace("\r", ""));
    }

    @Test
    void marksAndLineEndsAreNoPartOfAValue() throws Exception {
        assertEquals(
                "1\tNATIONAL_ID\n2\tEMAIL\n",
                classify("\uFEFF11010519491231002X\r", "user@example.com\r").out.replace("\r", ""));
    }

    @Test
    void theRulesAreToldWhereAskedFor() throws Exception {
        Run run = classify("--explain", new String[] {"11010519491231002X", "138****1234", "x"});

        assertEquals("1\tNATIONAL_ID\n    value:resident-id\n2\t\n    value:masked\n3\t\n", run.out.replace("\r", ""));
    }

    @Test
    void anEmptyFileHasNoLines() throws Exception {
        Run run = classify("");

        assertEquals(0, run.status);
        assertEquals("", run.out);
    }

    @Test
    void aFileIsNeeded() throws Exception {
        Run run = Run.of("classify", "--values");

        assertEquals(2, run.status);
        assertEquals("", run.out);
        assertEquals(1, run.err.split("\n").length, run.err);
        assertFalse(run.err.isEmpty());
    }

    private Run classify(String... values) throws Exception {
        return classify("--values", values);
    }

    private Run classify(String option, String[] values) throws Exception {
        Path file = directory.resolve("values.txt");
        Files.write(file, String.join("\n", values).getBytes(StandardCharsets.UTF_8));
        return "--values".equals(option)
                ? Run.of("classify", option, file.toString())
                : Run.of("classify", option, "--values", file.toString());
    }
}
