package io.rowtally.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Runs one command. Data goes to standard output, everything else to standard error. */
public final class Main {
    static final int GOOD = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;

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
                    return USAGE;
                })
                .setExecutionExceptionHandler((exception, command, given) -> {
                    errors.println("rowtally: " + oneLine(exception));
                    return exception instanceof Unusable ? USAGE : FAILED;
                });
        try {
            return commandLine.execute(arguments);
        } catch (Error e) {
            errors.println("rowtally: " + oneLine(e));
            return FAILED;
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
