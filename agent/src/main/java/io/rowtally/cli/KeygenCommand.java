package io.rowtally.cli;

import io.rowtally.cli.terminal.Terminal;
import io.rowtally.cli.terminal.Unusable;
import io.rowtally.telemetry.LogKey;
import io.rowtally.telemetry.seal.VerificationKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** {@code keygen DIR}. */
@Command(
        name = "keygen",
        description = {
            "Prepares a log directory before the first start and prints its verification key, once: keep it on another",
            "machine. Without it the agent makes a key itself and leaves it in the directory. Run it as the account that the",
            "application runs as. Exit codes: 0 good, 2 usage, or there is a log or a key already."
        },
        mixinStandardHelpOptions = true)
final class KeygenCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "DIR", description = "log.dir of an agent that has not run yet")
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    KeygenCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Unusable {
        VerificationKey key;
        try {
            key = LogKey.make(directory);
        } catch (IOException e) {
            throw new Unusable(e.getMessage() == null ? e.toString() : e.getMessage());
        }
        terminal.out.println(key.text());
        terminal.err.println("rowtally: this key is shown once and is not in " + directory
                + "; keep it on another machine, for verify --key FILE");
        return ExitCode.OK;
    }
}
