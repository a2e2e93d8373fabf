package io.rowtally.it.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.jar.JarFile;

/** The schema in the packaged jar, against which each line that a test reads is held. */
public final class EventSchema {
    private static final String ENTRY = "inst/io/rowtally/telemetry/event.schema.json";
    private static final JsonSchema SCHEMA = packaged();

    private EventSchema() {}

    private static JsonSchema packaged() {
        try (JarFile jar = new JarFile(ForkedJvm.agentJar().toFile());
                InputStream schema = jar.getInputStream(jar.getEntry(ENTRY))) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The schema itself. */
    public static JsonNode json() {
        return SCHEMA.getSchemaNode();
    }

    /** Fails where an agent has written what the schema does not have. */
    public static void check(JsonNode line) {
        Set<ValidationMessage> faults = SCHEMA.validate(line);
        if (!faults.isEmpty()) {
            throw new AssertionError("this line is not as event.schema.json says (ARCHITECTURE.md, \"A new field\"): "
                    + faults + "\n" + line);
        }
    }
}
