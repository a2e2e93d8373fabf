package io.rowtally.cli;

import io.rowtally.cli.terminal.Printable;
import io.rowtally.cli.terminal.Terminal;
import io.rowtally.cli.terminal.Unusable;
import io.rowtally.telemetry.DeadRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** {@code recover DIR}. */
@Command(
        name = "recover",
        description = {
            "Takes what a process that was killed had counted and not written yet from its crash journal into its log. The",
            "next start of the agent does the same; this is for directories that none will start in. Exit code: 0 done, or",
            "nothing to do, 2 usage, 3 the process lives, 4 the journal cannot be read, 5 the log cannot be written."
        },
        mixinStandardHelpOptions = true)
final class RecoverCommand implements Callable<Integer> {
    static final int ALIVE = 3;
    static final int UNREADABLE = 4;
    static final int UNWRITTEN = 5;

    private final Terminal terminal;

    @Parameters(paramLabel = "DIR", description = "log directory of an agent")
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    RecoverCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, Unusable {
        if (!Files.isDirectory(directory)) {
            throw new Unusable(directory + " is not a directory");
        }
        DeadRun run = DeadRun.recover(directory, Rowtally.Version.text(), this::complain);
        switch (run.outcome()) {
            case ALIVE:
                complain(directory + " is in use: the process lives and writes itself what it has counted");
                return ALIVE;
            case UNREADABLE:
                complain("the crash journal in " + directory + " cannot be read");
                return UNREADABLE;
            case UNWRITTEN:
                complain("the log in " + directory + " cannot be written; the journal stays as it is");
                return UNWRITTEN;
            case NOTHING:
                terminal.out.println("nothing to recover");
                return ExitCode.OK;
            default:
                terminal.out.println(run.rows() + " rows recovered in " + run.lines() + " lines");
                return ExitCode.OK;
        }
    }

    private void complain(String problem) {
        terminal.err.println("rowtally: " + Printable.of(problem));
    }
}
