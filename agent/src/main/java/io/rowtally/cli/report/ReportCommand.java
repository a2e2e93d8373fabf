package io.rowtally.cli.report;

import io.rowtally.cli.log.LogFiles;
import io.rowtally.cli.log.Period;
import io.rowtally.cli.terminal.Moment;
import io.rowtally.cli.terminal.Progress;
import io.rowtally.cli.terminal.Terminal;
import io.rowtally.cli.terminal.Unusable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code report DIR...}. */
@Command(
        name = "report",
        description = "Who read how many rows and cells of personal data, by user, from one or more log directories.",
        footer = {
            "",
            "An interval that overlaps the period's beginning or end only in part is counted whole, never in part: it",
            "counts if it began in the period, else not at all. Events that are there twice, such as in copies of a",
            "segment or a directory named twice, count once."
        },
        mixinStandardHelpOptions = true)
public final class ReportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "DIR", arity = "1..*", description = "log directory of an agent")
    @SuppressWarnings("NullAway.Init")
    private List<Path> directories;

    @Option(names = "--json", description = "one JSON object for scripts, in place of the table")
    private boolean json;

    @Option(
            names = "--from",
            paramLabel = "T",
            converter = Moment.class,
            description = "only intervals that began at T or later: 2026-11-23, 2026-11-23T14:00 (local) or ...Z (UTC)")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "T",
            converter = Moment.class,
            description = "only intervals that began before T")
    private @Nullable Instant to;

    @Option(
            names = "--attribution",
            description = "how users were found, where rows are read that are nobody's, and settings that would help;"
                    + " in place of the table, with --json beside it")
    private boolean attribution;

    @Option(
            names = "--names",
            paramLabel = "FILE",
            description = "names users by the table that user.pseudonym=true keeps, pseudonyms.tsv")
    private @Nullable Path names;

    public ReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, Unusable {
        Report report = new Report(new Period(from, to), UserNames.in(names));
        List<LogFiles> logs = new ArrayList<>();
        for (Path directory : directories) {
            logs.add(LogFiles.in(directory));
        }
        read(logs, report);
        int files = 0;
        long lines = 0;
        long damaged = 0;
        for (LogFiles log : logs) {
            files += log.files();
            lines += log.lines();
            damaged += log.damagedLines();
            log.complain(terminal);
        }
        if (json) {
            ReportJson.write(report, files, lines, damaged, attribution, terminal.out);
        } else if (attribution) {
            new AttributionTable(terminal).print(report, files, lines);
        } else {
            new ReportTable(terminal).print(report, files, lines);
        }
        return ExitCode.OK;
    }

    private void read(List<LogFiles> logs, Report report) throws IOException {
        for (LogFiles log : logs) {
            log.findCondensed(report.condensed()::add);
        }
        long size = logs.stream().mapToLong(LogFiles::size).sum();
        try (Progress progress = new Progress(terminal.err, terminal.interactive(), size)) {
            for (LogFiles log : logs) {
                log.onProgress(progress);
                log.read(report::add, report::addKept);
            }
        }
    }
}
