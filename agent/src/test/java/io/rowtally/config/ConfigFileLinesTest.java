package io.rowtally.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Properties;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileLinesTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "colour=1,1",
        "#\\ncolour=1,2",
        "#\\r\\n\\r\\ncolour=1,3",
        "# C:\\\\\\ncolour=1,2",
        "mode=\\\\\\n monitor\\ncolour=1,3",
        "#\\ncolour\\\\\\n=1,2"
    })
    void aSettingIsKnownByTheLineOnWhichItBegins(String escaped, int line) throws IOException {
        String text = escaped.replace("\\\\", "\0")
                .replace("\\n", "\n")
                .replace("\\r", "\r")
                .replace('\0', '\\');
        Path file = directory.resolve("f");
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));

        Settings settings = Settings.load("config=" + file, new Properties(), Collections.emptyMap());

        assertEquals(1, settings.problems().size(), settings.problems().toString());
        assertEquals(file + ":" + line, settings.problems().get(0).origin());
    }
}
