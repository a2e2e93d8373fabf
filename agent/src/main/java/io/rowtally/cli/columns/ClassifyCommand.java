package io.rowtally.cli.columns;

import io.rowtally.cli.terminal.Terminal;
import io.rowtally.cli.terminal.Unusable;
import io.rowtally.tagging.ColumnTag;
import io.rowtally.tagging.SchemaFile;
import io.rowtally.tagging.TagRules;
import io.rowtally.tagging.Tagger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code classify FILE.tsv}, {@code classify --values FILE}. */
@Command(
        name = "classify",
        description = {
            "Which columns of a schema hold personal data. FILE has a header with schema, table, column, sql_type and",
            "remark if there is one, tab-separated, in any order; other columns are passed through. With --values it has",
            "a value a line instead, of which the line's number and the categories are printed, never the value."
        },
        mixinStandardHelpOptions = true)
public final class ClassifyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "UTF-8, one column of the schema a line")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--values", description = "FILE has values instead, one a line")
    private boolean values;

    @Option(
            names = "--explain",
            description = {
                "also every rule that spoke, one indented line each, in their order: + adds (noisy-or), > raises to,",
                "x weighs (a factor); < is what is left for another category"
            })
    private boolean explain;

    public ClassifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, Unusable {
        if (values) {
            new ClassifiedValues(terminal, explain).print(read());
            return ExitCode.OK;
        }
        SchemaFile schema = parsed(read());
        ColumnTag[] tags = new ColumnTag[schema.size()];
        List<List<String>> explained =
                new ArrayList<>(Collections.nCopies(tags.length, Collections.<String>emptyList()));
        Tagger tagger = new Tagger(TagRules.of(Collections.<String, String>emptyMap(), new ArrayList<>()));
        for (List<Integer> table : schema.tables()) {
            List<ColumnTag> verdicts = tagger.classify(schema.columns(table));
            List<List<String>> reasons =
                    explain ? tagger.explain(schema.columns(table)) : Collections.<List<String>>emptyList();
            for (int i = 0; i < table.size(); i++) {
                tags[table.get(i)] = verdicts.get(i);
                if (explain) {
                    explained.set(table.get(i), reasons.get(i));
                }
            }
        }
        terminal.out.println(schema.header() + "\tcategory\tconfidence\tevidence");
        for (int row = 0; row < tags.length; row++) {
            print(schema.line(row), tags[row]);
            for (String reason : explained.get(row)) {
                terminal.out.println("    " + reason);
            }
        }
        return ExitCode.OK;
    }

    private static SchemaFile parsed(List<String> lines) throws Unusable {
        try {
            return SchemaFile.parse(lines);
        } catch (IllegalArgumentException e) {
            throw new Unusable(String.valueOf(e.getMessage()));
        }
    }

    private List<String> read() throws IOException, Unusable {
        if (Files.isDirectory(file)) {
            throw new Unusable(file + " is a directory, not a file");
        }
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new Unusable(file + " does not exist");
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new Unusable(file + " is not UTF-8");
        }
    }

    private void print(String line, ColumnTag tag) {
        boolean known = tag.confidence() >= ColumnTag.PROBABLE;
        String category = known ? tag.category().name() : "NONE";
        terminal.out.println(line
                + '\t'
                + category
                + '\t'
                + String.format(Locale.ENGLISH, "%.2f", tag.confidence())
                + '\t'
                + String.join(",", tag.evidence()));
    }
}
