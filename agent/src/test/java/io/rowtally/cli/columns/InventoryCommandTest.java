package io.rowtally.cli.columns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.cli.Run;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The columns of a real database, by its own driver from its own jar. */
class InventoryCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void tables() throws Exception {
        try (Connection connection = DriverManager.getConnection(url(), "sa", "s3cret");
                Statement statement = connection.createStatement()) {
            statement.execute("create table ent_contact(id int, bz1 varchar(40), price decimal(9, 2), b boolean)");
            statement.execute("comment on column ent_contact.bz1 is '\u624b\u673a\u53f7\u7801\t(11)\n'");
            statement.execute("create schema sys_mgmt");
            statement.execute("create table sys_mgmt.staff(name varchar(30))");
            statement.execute("create view sys_mgmt.names as select name from sys_mgmt.staff");
            statement.execute("insert into ent_contact values(1, '13800000000', 1, true)");
        }
    }

    @Test
    void columnsTypesAndRemarksAreWritten() throws Exception {
        Run run = inventory();

        assertEquals(0, run.status, run.err);
        assertEquals("", run.out);
        assertEquals(
                "schema\ttable\tcolumn\tsql_type\tremark\n"
                        + "PUBLIC\tENT_CONTACT\tID\tINTEGER\t\n"
                        + "PUBLIC\tENT_CONTACT\tBZ1\tCHARACTER VARYING(40)\t\u624b\u673a\u53f7\u7801 (11)\n"
                        + "PUBLIC\tENT_CONTACT\tPRICE\tDECIMAL(9,2)\t\n"
                        + "PUBLIC\tENT_CONTACT\tB\tBOOLEAN\t\n"
                        + "SYS_MGMT\tNAMES\tNAME\tCHARACTER VARYING(30)\t\n"
                        + "SYS_MGMT\tSTAFF\tNAME\tCHARACTER VARYING(30)\t\n",
                text());
        assertTrue(run.err.contains("Reading the columns of 3 tables in 2 schemas, no rows"), run.err);
        assertTrue(run.err.contains("6 columns of 3 tables in 2 schemas are in"), run.err);
    }

    @Test
    void classifyTakesWhatItWrites() throws Exception {
        assertEquals(0, inventory().status);

        Run run = Run.of("classify", out().toString());

        assertEquals(0, run.status, run.err);
        assertTrue(run.out.contains("(11)\tPHONE\t"), run.out);
    }

    @Test
    void oneSchemaAlone() throws Exception {
        assertEquals(0, inventory("--schema", "SYS_MGMT").status);

        assertEquals(3, text().split("\n").length, text());
        assertFalse(text().contains("PUBLIC"), text());
    }

    @Test
    void aFileThatIsThereIsNotWrittenOver() throws Exception {
        Files.write(out(), "mine".getBytes(StandardCharsets.UTF_8));

        Run run = inventory();

        assertEquals(2, run.status);
        assertEquals("mine", text());
        assertTrue(run.err.contains("--force"), run.err);
        assertEquals(0, inventory("--force").status);
        assertTrue(text().startsWith("schema\t"), text());
    }

    @Test
    void whatTheDatabaseRefusesIsSaidInOneLineWithoutThePassword() throws Exception {
        Run run = Run.with(InventoryCommand.PASSWORD, "wr0ng", arguments());

        assertEquals(1, run.status);
        assertEquals(1, run.err.split("\n").length, run.err);
        assertFalse(run.err.contains("wr0ng"), run.err);
        assertFalse(Files.exists(out()));
    }

    @Test
    void aDriverThatIsNotThereIsAUsageError() throws Exception {
        String nowhere = folder.resolve("none.jar").toString();

        assertEquals(2, Run.of("inventory", "--url", url(), "--driver", nowhere, "--out", out().toString()).status);
        Run other =
                Run.of("inventory", "--url", "jdbc:other:x", "--driver", jar().toString(), "--out", out().toString());
        assertEquals(2, other.status);
        assertTrue(other.err.contains("--driver-class"), other.err);
        assertFalse(Files.exists(out()));
    }

    private Run inventory(String... more) throws Exception {
        return Run.with(InventoryCommand.PASSWORD, "s3cret", arguments(more));
    }

    private String[] arguments(String... more) throws Exception {
        String[] usual = {
            "inventory", "--url", url(), "--user", "sa", "--driver", jar().toString(), "--out", out().toString()
        };
        String[] all = java.util.Arrays.copyOf(usual, usual.length + more.length);
        System.arraycopy(more, 0, all, usual.length, more.length);
        return all;
    }

    private String url() {
        return "jdbc:h2:" + folder.resolve("db");
    }

    private static Path jar() throws Exception {
        return Paths.get(org.h2.Driver.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private Path out() {
        return folder.resolve("schema.tsv");
    }

    private String text() throws Exception {
        return new String(Files.readAllBytes(out()), StandardCharsets.UTF_8);
    }
}
