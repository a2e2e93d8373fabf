package io.rowtally.it.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.it.app.ReadQuery;
import io.rowtally.it.harness.ClassPath;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.OnSharedServers;
import io.rowtally.it.harness.Postgres;
import io.rowtally.it.harness.TelemetryFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar exports a real server's dictionary, and as an agent knows columns by it whose names say nothing. */
@OnSharedServers
class ExportedSchemaTest {
    private static final String QUERY = "select f1, f2 from reg.t_jb01";

    @TempDir
    Path folder;

    @BeforeEach
    void aTableOfOpaqueNames() throws Exception {
        execute(
                "create schema reg",
                "create table reg.t_jb01(f1 varchar(20), f2 varchar(20))",
                "comment on column reg.t_jb01.f1 is '\u624b\u673a\u53f7\u7801'",
                "insert into reg.t_jb01 select 'a', 'b' from generate_series(1, 7)");
    }

    @AfterEach
    void drop() throws Exception {
        execute("drop schema reg cascade");
    }

    @Test
    void aColumnIsKnownByItsRemark() throws Exception {
        assertEquals(0, phones("without", ""));

        ForkedJvm export = ForkedJvm.of(Jdks.all().values().iterator().next(), folder("export"))
                .shortLived()
                .command(
                        "inventory",
                        "--url",
                        Postgres.url(),
                        "--user",
                        "postgres",
                        "--driver",
                        driver(),
                        "--out",
                        folder.resolve("schema.tsv").toString());
        ForkedJvm.Ended ended = export.run();
        assertEquals(0, ended.status(), ended.err());
        assertEquals("", ended.out());
        assertTrue(
                Files.readString(folder.resolve("schema.tsv"))
                        .contains("reg\tt_jb01\tf1\tvarchar(20)\t\u624b\u673a\u53f7\u7801\n"),
                ended.err());

        assertEquals(7, phones("with", ",tag.schema=" + folder.resolve("schema.tsv")));
    }

    private long phones(String name, String setting) throws Exception {
        ForkedJvm.Ended ended = ForkedJvm.of(Jdks.all().values().iterator().next(), folder(name))
                .shortLived()
                .classPath(ClassPath.text(ClassPath.of("postgresql-")))
                .agent("log.dir=log" + setting)
                .main(ReadQuery.class, Postgres.url(), "postgres", QUERY)
                .run();
        assertEquals("READ 7\n", ended.out(), ended.err());
        TelemetryFile telemetry = TelemetryFile.in(folder.resolve(name).resolve("log"));
        assertEquals(7, telemetry.sum("/pii/rows/fetched", any -> true));
        assertEquals(0, telemetry.failures());
        return telemetry.sum("/pii/values/PHONE", any -> true);
    }

    private Path folder(String name) throws Exception {
        return Files.createDirectories(folder.resolve(name));
    }

    private static String driver() {
        return ClassPath.of("postgresql-").stream()
                .map(Path::toString)
                .filter(path -> path.matches(".*/postgresql-[^/]*[.]jar"))
                .findFirst()
                .orElseThrow();
    }

    private static void execute(String... texts) throws Exception {
        try (Connection connection = DriverManager.getConnection(Postgres.url(), "postgres", "");
                Statement statement = connection.createStatement()) {
            for (String text : texts) {
                statement.execute(text);
            }
        }
    }
}
