package io.rowtally.it.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rowtally.it.app.jvm.ReadPersons;
import io.rowtally.it.harness.ForkedJvm;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Apache Spark unites the sketches of two nodes' logs, most of whose segments are compressed, by the sample's SQL, and says of whom how many were read as {@code report}
 * does. In the profile {@code jvms} only.
 */
class SketchesInSparkTest {
    /** The newest JDK that Spark 3.5 runs on. */
    private static final int JDK = 17;

    /** Beyond 384 persons the library estimates a union otherwise than the agent, which has not the library's tables. */
    private static final double ESTIMATORS = 0.02;

    private static final int EXACT = 384;

    /** What Spark's own starter opens to it, as far as it is needed here. */
    private static final List<String> OPENED =
            List.of("java.lang", "java.lang.invoke", "java.nio", "java.util", "sun.nio.ch");

    private static final String SAMPLE = "../samples/spark.sql";
    private static final String EACH_LINE =
            "SELECT 'line', pii.subjects.estimate, hll_sketch_estimate(unbase64(pii.subjects.sketch.b64))"
                    + " FROM rowtally WHERE pii.subjects.sketch.b64 IS NOT NULL";

    private static final String[] FIRST = "clerk1 1 200 clerk2 1 300 clerk3 1 12000 clerk4 1 9".split(" ");
    private static final String[] SECOND = "clerk1 101 350 clerk2 201 600 clerk3 8001 20000".split(" ");
    private static final Map<String, Integer> PERSONS =
            Map.of("clerk1", 350, "clerk2", 600, "clerk3", 20_000, "clerk4", 9);

    @TempDir
    private Path folder;

    static Stream<Integer> jdks() {
        return Matrix.full() ? Matrix.from(8).filter(major -> major == JDK) : Stream.empty();
    }

    @ParameterizedTest(name = "on Java {0}", allowZeroInvocations = true)
    @MethodSource("jdks")
    void sparkSaysWhatReportSays(int major) throws Exception {
        read(major, "first", FIRST);
        Path key = Path.of("state", "subject.key");
        Files.createDirectories(folder.resolve("logs/second/state"));
        Files.copy(
                folder.resolve("logs/first").resolve(key),
                folder.resolve("logs/second").resolve(key));
        read(major, "second", SECOND);
        assertTrue(pack(folder.resolve("logs/first")) > 0 && pack(folder.resolve("logs/second")) > 0);

        Map<String, Long> report = report(major);
        Map<String, Long> spark = new LinkedHashMap<>();
        int lines = 0;
        for (String row : spark(major).split("\\R")) {
            String[] columns = row.split("\t");
            if (columns[0].equals("line")) {
                near(
                        Long.parseLong(columns[1]),
                        Long.parseLong(columns[2]),
                        ESTIMATORS,
                        "the estimate beside a sketch");
                lines++;
            } else {
                spark.put(columns[0], Long.valueOf(columns[1]));
            }
        }
        assertTrue(lines >= 14, lines + " sketches");
        assertEquals(List.of("clerk3", "clerk2", "clerk1", "clerk4", "_system"), List.copyOf(spark.keySet()));
        assertEquals(report.keySet(), spark.keySet());
        report.forEach((user, persons) -> near(persons, spark.get(user), ESTIMATORS, user));
        PERSONS.forEach((user, persons) -> near(persons, spark.get(user), 0.05, user));
    }

    /** Up to 384 the very number. */
    private static void near(long expected, long found, double share, String what) {
        assertEquals(expected, found, expected <= EXACT ? 0 : share * expected, what);
    }

    private void read(int major, String node, String[] users) throws Exception {
        Path log = folder.resolve("logs").resolve(node);
        String[] arguments = Stream.concat(
                        Stream.of(log.resolve("telemetry.jsonl").toString()), Arrays.stream(users))
                .toArray(String[]::new);
        ForkedJvm.Ended ended = ForkedJvm.of(Matrix.home(major), folder)
                .agent(
                        "log.dir=" + log
                                + ",banner=false,interval=1h,log.free.min=0,log.segment.size=16KiB,user.source=sql:SET @app_user")
                .main(ReadPersons.class, arguments)
                .run();
        assertEquals(0, ended.status(), ended.err());
    }

    /** Compresses the rolled segments, as the agent does when they have lain for a minute; gives how many there were. */
    private static int pack(Path log) throws Exception {
        int packed = 0;
        try (DirectoryStream<Path> rolled = Files.newDirectoryStream(log, "telemetry-*.jsonl")) {
            for (Path segment : rolled) {
                try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(Path.of(segment + ".gz")))) {
                    Files.copy(segment, out);
                }
                Files.delete(segment);
                packed++;
            }
        }
        return packed;
    }

    private Map<String, Long> report(int major) throws Exception {
        ForkedJvm.Ended ended = ForkedJvm.of(Matrix.home(major), folder)
                .command("report", "--json", "logs/first", "logs/second")
                .run();
        assertEquals(0, ended.status(), ended.err());
        Map<String, Long> persons = new LinkedHashMap<>();
        for (JsonNode user : new ObjectMapper().readTree(ended.out()).get("users")) {
            persons.put(user.get("user").asText(), user.at("/subjects/estimate").asLong());
        }
        return persons;
    }

    private String spark(int major) throws Exception {
        String sample = Files.readString(Path.of(SAMPLE))
                .replace("/var/log/rowtally", folder.resolve("logs").toString());
        String[] statements = Stream.concat(Arrays.stream(sample.split(";")), Stream.of(EACH_LINE))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toArray(String[]::new);
        Path program = folder.resolve("InSpark.java");
        try (var in = SketchesInSparkTest.class.getResourceAsStream("InSpark.java")) {
            Files.copy(in, program);
        }
        ForkedJvm jvm = ForkedJvm.of(Matrix.home(major), folder)
                .classPath(Platform.classPath("spark"))
                .atMost(Matrix.LONGEST);
        OPENED.forEach(name -> jvm.option("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        ForkedJvm.Ended ended = jvm.main(program.toString(), statements).run();
        assertEquals(0, ended.status(), ended.err());
        return ended.out();
    }
}
