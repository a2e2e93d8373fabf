package io.rowtally.cli.columns;

import io.rowtally.cli.terminal.Progress;
import io.rowtally.cli.terminal.Terminal;
import io.rowtally.cli.terminal.Unusable;
import java.io.Console;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code inventory --url URL --driver JAR --out FILE}. */
@Command(
        name = "inventory",
        description = {
            "Writes the columns of a database with their types and remarks, for the setting tag.schema=FILE and for",
            "classify. Run by hand, with your own driver; reads the dictionary (DatabaseMetaData) and no row of any table.",
            "The password comes from the environment variable ROWTALLY_DB_PASSWORD, or is asked for on a terminal."
        },
        mixinStandardHelpOptions = true)
public final class InventoryCommand implements Callable<Integer> {
    static final String PASSWORD = "ROWTALLY_DB_PASSWORD";

    /** Tables from which on a bar is worth drawing. */
    private static final int MANY = 50;

    private final Terminal terminal;

    @Option(
            names = "--url",
            required = true,
            paramLabel = "URL",
            description = "the database, as the application has it")
    @SuppressWarnings("NullAway.Init")
    private String url;

    @Option(names = "--user", paramLabel = "NAME", description = "an account that sees the tables")
    private @Nullable String user;

    @Option(
            names = "--driver",
            required = true,
            paramLabel = "JAR",
            description = "the JDBC driver; again for whatever else it needs")
    private final List<Path> drivers = new ArrayList<>();

    @Option(names = "--driver-class", paramLabel = "CLASS", description = "where the jar does not name its driver")
    private @Nullable String driverClass;

    @Option(
            names = "--schema",
            paramLabel = "NAME",
            description = "only this schema (MySQL: database), as the database spells it; again for more")
    private final List<String> schemas = new ArrayList<>();

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "tab-separated, UTF-8")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Option(names = "--force", description = "write over FILE if it is there")
    private boolean force;

    public InventoryCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Unusable, SQLException, IOException {
        if (Files.isDirectory(out)) {
            throw new Unusable(out + " is a directory, not a file");
        }
        if (Files.exists(out) && !force) {
            throw new Unusable(out + " is there already; --force writes over it");
        }
        try (Connection connection = OperatorsDriver.connect(drivers, driverClass, url, user, password())) {
            readOnly(connection);
            DatabaseColumns columns = new DatabaseColumns(connection, schemas);
            columns.findTables();
            terminal.err.println(terminal.say("inventory.plan", columns.tables(), columns.schemas(), out));
            terminal.err.flush();
            write(columns);
            terminal.err.println(
                    terminal.say("inventory.done", columns.columns(), columns.tables(), columns.schemas(), out));
        }
        return ExitCode.OK;
    }

    /** What is only half written must not be taken for a schema. */
    private void write(DatabaseColumns columns) throws SQLException, IOException {
        Path part = out.resolveSibling(out.getFileName() + ".part");
        try (Writer writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8);
                Progress progress = new Progress(terminal.err, terminal.interactive(), columns.tables(), MANY)) {
            columns.write(writer, progress);
        } catch (SQLException | IOException | RuntimeException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A wish: not every driver grants it, and none is needed to read a dictionary. */
    private static void readOnly(Connection connection) {
        try {
            connection.setReadOnly(true);
        } catch (SQLException e) {
            // the dictionary is only read all the same
        }
    }

    private char @Nullable [] password() {
        String given = terminal.environment(PASSWORD);
        if (given != null) {
            return given.toCharArray();
        }
        Console console = System.console();
        return user != null && terminal.interactive() && console != null
                ? console.readPassword("%s: ", terminal.say("inventory.password", user))
                : null;
    }
}
