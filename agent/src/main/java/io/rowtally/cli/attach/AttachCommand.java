package io.rowtally.cli.attach;

import io.rowtally.cli.terminal.Printable;
import io.rowtally.cli.terminal.Terminal;
import io.rowtally.cli.terminal.TextTable;
import io.rowtally.cli.terminal.Unusable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code attach PID [key=value,...]} and {@code attach --list}. */
@Command(
        name = "attach",
        description = {
            "Attaches the agent to a Java virtual machine that runs already. Relative paths in the settings are the",
            "other process's. Exit code: 0 attached, 2 usage, 3 the agent runs there already, 4 it cannot be attached to."
        },
        mixinStandardHelpOptions = true)
public final class AttachCommand implements Callable<Integer> {
    static final int RUNS_ALREADY = 3;
    static final int REFUSED = 4;

    private static final List<String> COLUMNS = Arrays.asList("PID", "agent", "main class");

    private final Terminal terminal;

    @Parameters(index = "0", arity = "0..1", paramLabel = "PID", description = "the process's number")
    private @Nullable String pid;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "key=value,...",
            description = "settings, as behind -javaagent:...jar=")
    private @Nullable String settings;

    @Option(names = "--list", description = "the Java virtual machines that this user sees, instead of attaching")
    private boolean list;

    public AttachCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Unusable {
        String target = pid;
        if (list ? target != null : target == null) {
            throw new Unusable(list ? "--list takes no PID" : "a PID is missing; attach --list shows them");
        }
        AttachApi api = AttachApi.find();
        if (api == null) {
            return refused(
                    "this Java has no attach interface: run the command with a JDK's java (jdk.attach; lib/tools.jar"
                            + " on Java 8)");
        }
        return target == null ? list(api) : attach(api, target);
    }

    private int list(AttachApi api) {
        TextTable table = new TextTable(COLUMNS.size());
        table.row(COLUMNS);
        for (String[] machine : api.list()) {
            if (TargetProcess.isOwn(machine[0])) {
                continue;
            }
            String agent = TargetProcess.of(machine[0]).agent();
            table.row(Arrays.asList(machine[0], agent, Printable.of(machine[1])));
        }
        table.lines().forEach(terminal.out::println);
        return ExitCode.OK;
    }

    private int attach(AttachApi api, String target) throws Unusable {
        if (!target.matches("[0-9]{1,10}")) {
            throw new Unusable("'" + target + "' is not a process's number; attach --list shows them");
        }
        TargetProcess process = TargetProcess.of(target);
        if (process.isGone()) {
            throw new Unusable("there is no process " + target);
        }
        String obstacle = process.obstacle();
        if (obstacle != null) {
            return refused("cannot attach to " + target + ": " + obstacle);
        }
        try {
            return tell(target, api.load(target, OwnJar.path(), settings == null ? "" : settings));
        } catch (AttachApi.Refused e) {
            return refused("cannot attach to " + target + ": " + TargetProcess.advice(e.getMessage()));
        }
    }

    /** @param answer what agentmain has left, see the launcher's Answer */
    private int tell(String target, @Nullable String answer) {
        String said = answer == null ? "nothing" : answer;
        String[] words = said.split(" ", 3);
        switch (words[0]) {
            case "attached":
                terminal.out.println("attached to " + target + ": " + words[1] + " loaded classes advised"
                        + (words[2].equals("0") ? "" : ", " + words[2] + " could not be (see its log)"));
                return ExitCode.OK;
            case "running":
                terminal.err.println("rowtally: runs in " + target + " already, since "
                        + Instant.ofEpochMilli(Long.parseLong(words[1])));
                return RUNS_ALREADY;
            case "off":
                terminal.err.println("rowtally: not attached to " + target
                        + ": the settings keep the agent off; a reason is on the process's standard error");
                return ExitCode.USAGE;
            case "failed":
                return refused("not attached to " + target + ": " + said.substring(words[0].length() + 1));
            default:
                return refused("no answer from " + target + ": see its standard error");
        }
    }

    private int refused(String why) {
        terminal.err.println("rowtally: " + Printable.of(why));
        return REFUSED;
    }
}
