package io.rowtally.cli;

import io.rowtally.cli.attach.AttachCommand;
import io.rowtally.cli.columns.ClassifyCommand;
import io.rowtally.cli.columns.InventoryCommand;
import io.rowtally.cli.export.ExportCommand;
import io.rowtally.cli.report.ReportCommand;
import io.rowtally.cli.terminal.Printable;
import io.rowtally.cli.terminal.Terminal;
import io.rowtally.cli.terminal.Unusable;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Ansi;

/** Runs one command. Data goes to standard output, everything else to standard error. */
public final class Main {
    private Main() {}

    /**
     * @param environment for NO_COLOR, COLUMNS and the locale
     * @return the process's exit code: 0 good, 1 failed, 2 usage error, others as the command says
     */
    public static int run(
            String[] arguments, PrintStream out, PrintStream err, Map<String, String> environment, Locale locale) {
        PrintWriter output = writer(out);
        PrintWriter errors = writer(err);
        Terminal terminal = new Terminal(environment, Terminal.locale(environment, locale), output, errors);
        CommandLine commandLine = new CommandLine(new Rowtally())
                .addSubcommand(new ReportCommand(terminal))
                .addSubcommand(new ClassifyCommand(terminal))
                .addSubcommand(new VerifyCommand(terminal))
                .addSubcommand(new KeygenCommand(terminal))
                .addSubcommand(new AttachCommand(terminal))
                .addSubcommand(new InventoryCommand(terminal))
                .addSubcommand(new RecoverCommand(terminal))
                .addSubcommand(new ExportCommand(terminal))
                .addSubcommand(new SchemaCommand(terminal))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(output)
                .setErr(errors)
                .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colours() ? Ansi.ON : Ansi.OFF))
                .setParameterExceptionHandler((exception, given) -> {
                    errors.println(
                            "rowtally: " + Printable.of(String.valueOf(exception.getMessage())) + " (see --help)");
                    return ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((exception, command, given) -> {
                    errors.println("rowtally: " + oneLine(exception));
                    return exception instanceof Unusable ? ExitCode.USAGE : ExitCode.SOFTWARE;
                });
        try {
            return commandLine.execute(arguments);
        } catch (Error e) {
            errors.println("rowtally: " + oneLine(e));
            return ExitCode.SOFTWARE;
        } finally {
            output.flush();
            errors.flush();
        }
    }

    private static String oneLine(Throwable thrown) {
        String message = thrown.getMessage();
        String kind = thrown.getClass().getSimpleName();
        if (thrown instanceof Unusable && message != null) {
            return Printable.of(message);
        }
        return Printable.of(message == null ? kind : kind + ": " + message);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(new HonestStream(stream), StandardCharsets.UTF_8), false);
    }
}
