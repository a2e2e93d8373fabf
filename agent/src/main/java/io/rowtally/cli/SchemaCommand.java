package io.rowtally.cli;

import io.rowtally.cli.terminal.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** {@code schema}. */
@Command(
        name = "schema",
        description = "Prints the JSON Schema (2020-12) of every line that an agent of this version writes.",
        mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {
    private static final String SCHEMA = "/io/rowtally/telemetry/event.schema.json";

    private final Terminal terminal;

    SchemaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        InputStream resource = SchemaCommand.class.getResourceAsStream(SCHEMA);
        if (resource == null) {
            throw new IOException("the jar has no schema");
        }
        try (BufferedReader schema = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            schema.lines().forEach(terminal.out::println);
        }
        return ExitCode.OK;
    }
}
