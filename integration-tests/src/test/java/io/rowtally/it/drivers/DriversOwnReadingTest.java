package io.rowtally.it.drivers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.app.OwnReading;
import io.rowtally.it.harness.ClassPath;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.TelemetryFile;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a driver moves and reads for itself is not the application's reading: on classes that call themselves as those of
 * drivers do whose servers no build can start, of 1,000 rows each.
 */
class DriversOwnReadingTest {
    @TempDir
    private Path folder;

    /** mssql-jdbc's isLast() calls next() and previous(). */
    @Test
    void askingForTheLastRowDoesNotCountTheLookAhead() throws Exception {
        assertEquals("fetched=1000 read=1000 names=1000 phones=0", read("isLast"));
    }

    /** Oracle's relative() calls next() for each row; relative(0) is no visit. */
    @Test
    void aRelativeMoveIsOneVisitHoweverTheDriverGetsThere() throws Exception {
        assertEquals("fetched=101 read=101 names=101 phones=0", read("relative"));
    }

    /** MySQL's, MariaDB's and Oracle's updatable sets call super.next(). */
    @Test
    void aSetWhoseNextCallsItsSuperClassCountsOnce() throws Exception {
        assertEquals("fetched=1000 read=1000 names=1000 phones=0", read("super"));
    }

    /** pgjdbc's refreshRow() reads the row anew. */
    @Test
    void refreshingARowIsNeitherAVisitNorARead() throws Exception {
        assertEquals("fetched=1000 read=1000 names=0 phones=0", read("refresh"));
    }

    @Test
    void anObjectThatIsNullIsNotReadThoughTheDriverReadItAsANumber() throws Exception {
        assertEquals("fetched=1000 read=500 names=0 phones=500", read("null"));
    }

    /** A cell by one of Oracle's getters, such as getNUMBER; not what tells the column's type or name. */
    @Test
    void aVendorsGetterReadsACellAsThoseOfJdbcDo() throws Exception {
        assertEquals("fetched=1000 read=834 names=667 phones=500", read("vendors"));
    }

    /** What the agent has counted, once it is seen to be what the program has. */
    private String read(String way) throws Exception {
        ForkedJvm.Ended ended = ForkedJvm.of(Jdks.all().get(17), folder)
                .agent("log.dir=log,banner=false")
                .shortLived()
                .classPath(ClassPath.text(ClassPath.of("h2-")))
                .main(OwnReading.class, way)
                .run();

        assertEquals(0, ended.status(), ended.err());
        TelemetryFile telemetry = TelemetryFile.in(folder.resolve("log"));
        Predicate<JsonNode> any = line -> true;
        long failures = telemetry.failures();
        assertEquals(0, failures, "failures inside the agent");
        String found = "fetched=" + telemetry.sum("/pii/rows/fetched", any)
                + " read=" + telemetry.sum("/pii/rows/read", any)
                + " names=" + telemetry.sum("/pii/values/PERSON_NAME", any)
                + " phones=" + telemetry.sum("/pii/values/PHONE", any);
        String expected = ended.out()
                .lines()
                .filter(line -> line.startsWith("EXPECTED "))
                .findFirst()
                .orElseThrow()
                .replaceAll("EXPECTED none | pii_read=\\d+| statements=.*", "")
                .trim();
        assertEquals(expected, found);
        return found;
    }
}
