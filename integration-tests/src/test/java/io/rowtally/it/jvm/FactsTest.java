package io.rowtally.it.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What went wrong for others, by their reports, and what drivers do that one would not think, each with the test of ours that
 * would notice: {@code facts.tsv} and {@code driver-facts.tsv} beside this class.
 */
class FactsTest {
    private static final String ROOT = "io.rowtally.it.";

    @ParameterizedTest
    @ValueSource(strings = {"facts.tsv", "driver-facts.tsv"})
    void everyFactNamesATestThatIsThere(String file) throws Exception {
        List<String> absent = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String line : lines(file)) {
            String[] columns = line.split("\t");
            assertEquals(2, columns.length, line);
            assertTrue(seen.add(line), "twice: " + line);
            if (!isTest(columns[1])) {
                absent.add(line);
            }
        }

        assertEquals(List.of(), absent);
    }

    private static List<String> lines(String file) throws IOException {
        try (InputStream in = FactsTest.class.getResourceAsStream(file)) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.subList(1, lines.size());
        }
    }

    private static boolean isTest(String name) {
        int dot = name.lastIndexOf('.');
        try {
            return Arrays.stream(Class.forName(ROOT + name.substring(0, dot), false, FactsTest.class.getClassLoader())
                            .getDeclaredMethods())
                    .filter(method -> method.getName().equals(name.substring(dot + 1)))
                    .anyMatch(method -> method.isAnnotationPresent(Test.class)
                            || method.isAnnotationPresent(ParameterizedTest.class));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
