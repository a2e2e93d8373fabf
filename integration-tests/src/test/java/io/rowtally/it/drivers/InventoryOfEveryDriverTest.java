package io.rowtally.it.drivers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.it.app.Execute;
import io.rowtally.it.harness.DriverJars;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.OnSharedServers;
import io.rowtally.it.harness.Share;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The packaged jar exports the dictionary of every database that there is, with each of its drivers. */
@OnSharedServers
class InventoryOfEveryDriverTest {
    private static final String REMARK = "\u624b\u673a\u53f7\u7801";

    @TempDir
    private Path folder;

    static Stream<Arguments> drivers() throws IOException {
        List<Arguments> drivers = new ArrayList<>();
        int row = 0;
        for (Lineup lineup : Lineup.all()) {
            int own = row++;
            Set<Integer> majors = new TreeSet<>(Jdks.chosen());
            majors.removeIf(major -> major < lineup.lowest());
            majors.stream()
                    .findFirst()
                    .filter(major -> lineup.runs(major, major) && !lineup.name().startsWith("hikari"))
                    .filter(major -> !DriverJars.all() || Share.has(own, major))
                    .ifPresent(major -> drivers.add(Arguments.of(lineup.name(), major, lineup)));
        }
        return drivers.stream();
    }

    @ParameterizedTest(name = "{0} on Java {1}")
    @MethodSource("drivers")
    void columnsTypesAndRemarksAreExported(String name, int major, Lineup lineup) throws Exception {
        String table = "inv_" + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
        String url = url(lineup);
        execute(lineup, major, url, statements(lineup, table));
        try {
            ForkedJvm export = ForkedJvm.of(Jdks.all().get(major), folder)
                    .shortLived()
                    .environment("ROWTALLY_DB_PASSWORD", password(lineup))
                    .command(
                            "inventory",
                            "--url",
                            url.replace(";create=true", ""),
                            "--user",
                            user(lineup),
                            "--out",
                            "schema.tsv");
            for (String jar :
                    DriverJars.classPath(lineup.jars().toArray(new String[0])).split(File.pathSeparator)) {
                export.option("--driver").option(jar);
            }
            ForkedJvm.Ended ended = export.run();
            assertEquals(0, ended.status(), ended.err());

            List<String> rows = Files.readAllLines(folder.resolve("schema.tsv")).stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).contains("\t" + table + "\t"))
                    .toList();
            assertEquals(2, rows.size(), rows + ended.err());
            String id = rows.get(0).toLowerCase(Locale.ROOT);
            assertTrue(id.matches(".*\t" + table + "\tid\tint[a-z0-9() ]*\t"), id);
            String phone = rows.get(1).toLowerCase(Locale.ROOT);
            String remark = remarks(lineup) ? REMARK : "";
            assertTrue(phone.matches(".*\t" + table + "\tf1\t[a-z ]*char[a-z ]*(\\([0-9]+\\))?\t" + remark), phone);
        } finally {
            if (!lineup.server().equals("-")) {
                execute(lineup, major, url, List.of("drop table " + table));
            }
        }
    }

    private static boolean remarks(Lineup lineup) {
        return !lineup.kind().startsWith("derby") && !lineup.kind().equals("sqlite");
    }

    private static List<String> statements(Lineup lineup, String table) {
        List<String> statements = new ArrayList<>();
        boolean mysql = lineup.kind().equals("mysql");
        statements.add("create table " + table + "(id int, f1 varchar(20)" + (mysql ? " comment '" + REMARK + "'" : "")
                + ")" + (mysql ? " character set utf8mb4" : ""));
        if (remarks(lineup) && !mysql) {
            statements.add("comment on column " + table + ".f1 is '" + REMARK + "'");
        }
        return statements;
    }

    private String url(Lineup lineup) throws Exception {
        Path file = folder.resolve("data");
        return switch (lineup.kind()) {
            case "h2" -> "jdbc:h2:file:" + file;
            case "hsqldb" -> "jdbc:hsqldb:file:" + file + ";shutdown=true";
            case "derby" -> "jdbc:derby:" + file + ";create=true";
            case "sqlite" -> "jdbc:sqlite:" + file;
            case "duckdb" -> "jdbc:duckdb:" + file;
            case "derbyclient" -> lineup.url() + "inventory;create=true";
            case "mysql" ->
                lineup.url() + "test?useUnicode=true&characterEncoding=UTF-8"
                        + (lineup.name().startsWith("mariadb-4") ? "&sslMode=disable" : "");
            default -> lineup.url();
        };
    }

    private static String user(Lineup lineup) {
        return switch (lineup.server()) {
            case "postgresql" -> "postgres";
            case "mariadb" -> "root";
            case "derby" -> "app";
            default -> "sa";
        };
    }

    /** Derby's client wants one, and its server takes any. */
    private static String password(Lineup lineup) {
        return lineup.server().equals("derby") ? "any" : "";
    }

    private void execute(Lineup lineup, int major, String url, List<String> statements) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(url, user(lineup), password(lineup)));
        arguments.addAll(statements);
        ForkedJvm.Ended ended = ForkedJvm.of(Jdks.all().get(major), folder)
                .shortLived()
                .classPath(lineup.classPath())
                .option("-Dfile.encoding=UTF-8")
                .main(Execute.class, arguments.toArray(new String[0]))
                .run();
        assertEquals("EXECUTED " + statements.size() + "\n", ended.out(), ended.err());
    }
}
