package io.rowtally.it.drivers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.app.SqlServerReading;
import io.rowtally.it.harness.ClassPath;
import io.rowtally.it.harness.DriverJars;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.TelemetryFile;
import java.io.File;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real jTDS and mssql-jdbc, which read 1,000 persons from {@link TdsServer}. */
class SqlServerDriversTest {
    private static final int PERSONS = 1_000;
    private static final String JTDS = "net.sourceforge.jtds.jtds-1.3.1.jar";
    private static final String MICROSOFT = "com.microsoft.sqlserver.mssql-jdbc-13.6.2.jre8.jar";

    @TempDir
    private Path folder;

    @AfterAll
    static void write() throws Exception {
        DriversPage.write();
    }

    /** jTDS reads to the end before it closes. */
    @Test
    void closingEarlyDoesNotCountUnreadRowsOfJtds() throws Exception {
        assertEquals("fetched=3 read=3 names=3 phones=0", read(JTDS, "few"));
    }

    @Test
    void closingEarlyDoesNotCountUnreadRowsOfMicrosoftsDriver() throws Exception {
        assertEquals("fetched=3 read=3 names=3 phones=0", read(MICROSOFT, "few"));
    }

    /** jTDS's getters by label call those by index. */
    @Test
    void aColumnReadByLabelAndByIndexCountsOnceInJtds() throws Exception {
        assertEquals("fetched=1000 read=1000 names=1000 phones=900", read(JTDS, "labels"));
    }

    /** Microsoft's getters by label do not. */
    @Test
    void aColumnReadByLabelAndByIndexCountsOnceInMicrosoftsDriver() throws Exception {
        assertEquals("fetched=1000 read=1000 names=1000 phones=900", read(MICROSOFT, "labels"));
    }

    @Test
    void nullsReadAsObjectsAreNotRead() throws Exception {
        assertEquals("fetched=1000 read=1000 names=0 phones=900", read(JTDS, "objects"));
        assertEquals("fetched=1000 read=1000 names=0 phones=900", read(MICROSOFT, "objects"));
    }

    /** By number and by label; a null is not read, as by JDBC's. */
    @Test
    void microsoftsOwnGettersReadCells() throws Exception {
        assertEquals("fetched=1000 read=1000 names=0 phones=900", read(MICROSOFT, "vendors"));
    }

    /** What the agent has counted, once it is seen to be what the program has. */
    private String read(String jar, String way) throws Exception {
        Path work = java.nio.file.Files.createDirectories(folder.resolve(jar));
        boolean jtds = jar.equals(JTDS);
        ForkedJvm.Ended ended;
        try (TdsServer server = TdsServer.start(jtds ? 7.1 : 7.4, PERSONS)) {
            String url = jtds
                    ? "jdbc:jtds:sqlserver://localhost:" + server.port() + "/registry"
                    : "jdbc:sqlserver://localhost:" + server.port() + ";databaseName=registry;encrypt=false";
            ended = ForkedJvm.of(Jdks.all().get(17), work)
                    .agent("log.dir=log,banner=false")
                    .shortLived()
                    .classPath(ClassPath.text(ClassPath.of()) + File.pathSeparator + DriverJars.classPath(jar))
                    .main(SqlServerReading.class, url, way)
                    .run();
        }
        assertEquals(0, ended.status(), ended.err());
        TelemetryFile telemetry = TelemetryFile.in(work.resolve("log"));
        Predicate<JsonNode> own = line -> line.at("/db/namespace").asText().equals("registry");
        String found = "fetched=" + telemetry.sum("/pii/rows/fetched", own)
                + " read=" + telemetry.sum("/pii/rows/read", own)
                + " names=" + telemetry.sum("/pii/values/PERSON_NAME", own)
                + " phones=" + telemetry.sum("/pii/values/PHONE", own);
        assertEquals(
                "EXPECTED registry "
                        + found.replace(" names", " pii_read=" + telemetry.sum("/pii/rows/pii_read", own) + " names")
                        + " statements=" + telemetry.sum("/pii/statements", own)
                        + " result_sets=" + telemetry.sum("/pii/result_sets", own)
                        + " writes=" + telemetry.sum("/pii/writes", own)
                        + " largest=" + telemetry.max("/pii/rows/max_result_set", own),
                ended.out().trim());
        assertEquals(0, telemetry.sum("/pii/lossy/assumed_rows", own), "close() has left the last row");
        return found;
    }
}
