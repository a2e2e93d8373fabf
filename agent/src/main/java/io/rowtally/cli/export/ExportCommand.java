package io.rowtally.cli.export;

import io.rowtally.cli.log.LogFiles;
import io.rowtally.cli.log.LogLine;
import io.rowtally.cli.log.Period;
import io.rowtally.cli.log.Sequences;
import io.rowtally.cli.terminal.Moment;
import io.rowtally.cli.terminal.Terminal;
import io.rowtally.cli.terminal.Unusable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export DIR... --format F}. */
@Command(
        name = "export",
        description = "Writes the events of one or more log directories in a form that other tools read.",
        footer = {
            "",
            "Without --action, ecs has every event; csv those with the counts, pii-read; the others all but pii-read-rollup,",
            "which counts the same once more over an hour and a day, and is all that there is of segments that have expired.",
            "Events that are there twice are written once. Exit codes: 0 good, 1 the output could not be written, 2 usage."
        },
        mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {
    /** Lines between two looks whether anybody still takes the output. */
    private static final int LOOK = 4096;

    /** The forms, by the name that the operator writes. */
    enum Format {
        ECS(EcsFormat::new),
        OCSF(OcsfFormat::new),
        CEF(CefFormat::new),
        LEEF(LeefFormat::new),
        CSV(CsvFormat::new);

        private final Supplier<ExportFormat> maker;

        Format(Supplier<ExportFormat> maker) {
            this.maker = maker;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Terminal terminal;
    private final Sequences sequences = new Sequences();
    private long written;

    @Parameters(paramLabel = "DIR", arity = "1..*", description = "log directory of an agent")
    @SuppressWarnings("NullAway.Init")
    private List<Path> directories;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description =
                    "ecs: JSON lines of Elastic Common Schema, as in the log; ocsf: JSON lines of OCSF 1.5; cef; leef: LEEF"
                            + " 2.0; csv: RFC 4180")
    @SuppressWarnings("NullAway.Init")
    private Format format;

    @Option(
            names = "--from",
            paramLabel = "T",
            converter = Moment.class,
            description = "only events that began at T or later: 2026-11-23, 2026-11-23T14:00 (local) or ...Z (UTC)")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "T", converter = Moment.class, description = "only events that began before T")
    private @Nullable Instant to;

    @Option(
            names = "--action",
            paramLabel = "A",
            split = ",",
            description = "only events of these actions, such as pii-read,agent-health")
    private @Nullable List<String> actions;

    public ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, Unusable {
        List<LogFiles> logs = new ArrayList<>();
        for (Path directory : directories) {
            logs.add(LogFiles.in(directory));
        }
        ExportFormat form = format.maker.get();
        Period period = new Period(from, to);
        form.begin(terminal.out);
        try {
            for (LogFiles log : logs) {
                log.read(line -> write(form, period, line), rollup -> write(form, period, rollup));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        look();
        for (LogFiles log : logs) {
            log.complain(terminal);
        }
        return ExitCode.OK;
    }

    private void write(ExportFormat form, Period period, LogLine line) {
        String action = line.text("event.action", "");
        boolean wanted = actions == null ? form.wants(action) : actions.contains(action);
        if (!sequences.isNew(line.text("event.id")) || !wanted || !period.has(line.began())) {
            return;
        }
        try {
            form.write(line, terminal.out);
            if (++written % LOOK == 0) {
                look();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void look() throws IOException {
        if (terminal.out.checkError()) {
            throw new IOException("the output cannot be written");
        }
    }
}
