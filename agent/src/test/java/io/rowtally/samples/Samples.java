package io.rowtally.samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files of the folder {@code samples}. */
final class Samples {
    private static final Path FOLDER = Paths.get("..", "samples");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Samples() {}

    static String text(String name) throws IOException {
        return new String(Files.readAllBytes(FOLDER.resolve(name)), StandardCharsets.UTF_8);
    }

    static JsonNode json(String name) throws IOException {
        return JSON.readTree(text(name));
    }

    /** YAML 1.1 as its own parser reads it; a key that is there twice is an error. */
    static JsonNode yaml(String name) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Object tree = new Yaml(new SafeConstructor(options)).load(text(name));
        return JSON.valueToTree(tree);
    }
}
