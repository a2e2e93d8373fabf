package io.rowtally.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rowtally.telemetry.EventSchema;
import org.junit.jupiter.api.Test;

class SchemaCommandTest {
    @Test
    void theSchemaIsPrinted() throws Exception {
        Run run = Run.of("schema");

        assertEquals(0, run.status);
        assertEquals("", run.err);
        assertEquals(EventSchema.json(), new ObjectMapper().readTree(run.out));
    }
}
