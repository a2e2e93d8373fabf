package io.rowtally.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The dictionaries are data that people review: each says where its words come from and holds every entry once. */
class DictionaryFilesTest {
    static List<Path> dictionaries() throws IOException {
        try (Stream<Path> files = Files.list(Paths.get("src/main/resources/io/rowtally/tagging"))) {
            return files.filter(file -> file.toString().endsWith(".tsv")).collect(Collectors.toList());
        }
    }

    @ParameterizedTest
    @MethodSource("dictionaries")
    void aDictionarySaysWhereItsWordsComeFrom(Path file) throws IOException {
        String first = Files.readAllLines(file, StandardCharsets.UTF_8).get(0);

        assertTrue(first.startsWith("# ") && first.contains("Source: "), first);
    }

    @ParameterizedTest
    @MethodSource("dictionaries")
    void anEntryIsWrittenAsNamesAreReadAndOnlyOnce(Path file) throws IOException {
        Set<String> seen = new HashSet<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            if (line.startsWith("#")) {
                continue;
            }
            String entry = line.substring(0, line.indexOf('\t'));
            String read = entry.replace(" ", "");
            assertEquals(read, String.join("", NameTokens.split(entry)), "never matched: " + line);
            assertTrue(seen.add(entry), "twice: " + line);
        }
    }
}
