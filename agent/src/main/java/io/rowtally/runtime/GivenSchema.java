package io.rowtally.runtime;

import io.rowtally.tagging.KnownSchema;
import io.rowtally.tagging.SchemaFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns that the file of {@code tag.schema} tells of. */
final class GivenSchema {
    private GivenSchema() {}

    /** Without it, names are all there is. */
    static KnownSchema read(@Nullable String file, List<String> problems) {
        if (file == null) {
            return KnownSchema.none();
        }
        List<String> wrong = new ArrayList<>();
        try {
            KnownSchema known = KnownSchema.of(
                    SchemaFile.parse(Files.readAllLines(Paths.get(file), StandardCharsets.UTF_8)), wrong);
            wrong.forEach(text -> problems.add("tag.schema=" + file + ": " + text));
            return known;
        } catch (IOException | RuntimeException e) {
            problems.add("tag.schema=" + file + " cannot be read, columns are known by their names alone: " + e);
            return KnownSchema.none();
        }
    }
}
