package io.rowtally.it.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.app.jvm.ReadIdentifiers;
import io.rowtally.it.app.jvm.TryIdentifiers;
import io.rowtally.it.harness.ClassPath;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.TelemetryFile;
import io.rowtally.it.harness.Until;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever holds all that an agent has written but {@code state/subject.key}, and a list of 1,000 identifiers that were read and 5,000
 * that were not, tells the one from the other no better than by throwing dice: by what he makes of them and sketches keep, nor by
 * looking for any form of them in files. What he would find is planted beside these, and tried with the key.
 */
class WithoutTheKeyTest {
    /** The last that the library's release runs on without a warning. */
    private static final int NEWEST = 21;

    private static final String SETTINGS =
            "banner=false,interval=1h,log.free.min=0,user.source=sql:SET @app_user,log.dir=";
    /** By user: what he reads, and of how many persons: sketches of registers, and those that still have all coupons. */
    private static final Map<String, String> READ = Map.of(
            "clerk1", "phone 1000", "clerk2", "phone 350", "clerk3", "id_card_no 1000", "clerk4", "id_card_no 350");

    private static final String KEY = "subject.key";

    @TempDir
    private Path folder;

    private Path home = Matrix.home(17);

    static Stream<Integer> jdks() {
        return Matrix.from(8, 17).filter(major -> major <= NEWEST);
    }

    @ParameterizedTest(name = "on Java {0}", allowZeroInvocations = true)
    @MethodSource("jdks")
    void nobodyTellsWhoWasReadFromWhoWasNot(int major) throws Exception {
        home = Matrix.home(major);
        ForkedJvm.Ended ended = reading("ended", "ends").run();
        assertEquals(0, ended.status(), ended.err());
        Path key = folder.resolve("ended/state").resolve(KEY);
        Files.createDirectories(folder.resolve("killed/state"));
        Files.copy(key, folder.resolve("killed/state").resolve(KEY));
        kill();

        List<String> tried = tryAll(sketches(), key, files());

        Set<String> places = new TreeSet<>();
        Set<String> recognised = new TreeSet<>();
        for (String line : tried) {
            Tried one = Tried.of(line);
            places.add(one.where);
            if (one.attack.equals("with-the-key")) {
                assertEquals(1, one.read, 0, line);
                assertTrue(one.unread < 0.5, line);
            } else if (one.beyondChance()) {
                recognised.add(one.where + ' ' + one.attack);
            }
        }
        assertEquals(
                Set.of("planted MD5 id_card_no", "planted coupon-library-text phone", "planted text-UTF-8 phone"),
                recognised);
        assertTrue(
                places.containsAll(List.of(
                        "phone-1000",
                        "phone-350",
                        "id_card_no-1000",
                        "id_card_no-350",
                        "ended/telemetry.jsonl",
                        "ended/inventory.tsv",
                        "ended/agent.log",
                        "killed/state/journal",
                        "killed/inventory.tsv",
                        "killed/agent.log",
                        "killed/state/seal")),
                places::toString);
    }

    private ForkedJvm reading(String log, String then) {
        List<String> arguments = new ArrayList<>(List.of(log + "/telemetry.jsonl", then));
        READ.forEach((user, what) -> arguments.addAll(List.of((user + ' ' + what).split(" "))));
        return ForkedJvm.of(home, folder)
                .shortLived()
                .agent(SETTINGS + log)
                .classPath(ClassPath.text(ClassPath.of("h2-")))
                .main(ReadIdentifiers.class, arguments.toArray(new String[0]));
    }

    /** Ends a JVM whose readings are in its journal and in no line yet. */
    private void kill() throws Exception {
        Process process = reading("killed", "waits").start();
        Path journal = folder.resolve("killed/state/journal");
        Until.holds(
                () -> Files.readString(folder.resolve("stdout")).contains("read")
                        && READ.keySet().stream().allMatch(text(journal)::contains),
                process);
        process.destroyForcibly();
        process.waitFor();
        assertEquals(
                0,
                TelemetryFile.in(folder.resolve("killed")).actions("pii-read").size());
    }

    private static String text(Path file) throws Exception {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }

    /** The sketches of all lines, each once. */
    private Path sketches() throws Exception {
        Set<String> sketches = new LinkedHashSet<>();
        for (JsonNode line : TelemetryFile.in(folder.resolve("ended")).lines()) {
            JsonNode sketch = line.at("/pii/subjects/sketch");
            String read = READ.get(line.at("/user/id").asText());
            if (!sketch.isMissingNode() && read != null) {
                sketches.add(read.replace(' ', '\t')
                        + '\t'
                        + sketch.get("key_id").asText()
                        + '\t'
                        + sketch.get("b64").asText());
            }
        }
        return Files.write(folder.resolve("sketches"), sketches);
    }

    /** All that both JVMs have left but the key, and a file in which each is in some form. */
    private List<String> files() throws Exception {
        Files.createFile(folder.resolve("planted"));
        try (Stream<Path> left =
                Stream.concat(Files.walk(folder.resolve("ended")), Files.walk(folder.resolve("killed")))) {
            return Stream.concat(
                            Stream.of("planted"),
                            left.filter(Files::isRegularFile)
                                    .filter(file -> !file.endsWith(KEY))
                                    .map(file -> folder.relativize(file).toString()))
                    .collect(Collectors.toList());
        }
    }

    private List<String> tryAll(Path sketches, Path key, List<String> files) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(sketches.toString(), key.toString()));
        arguments.addAll(files);
        ForkedJvm.Ended ended = ForkedJvm.of(home, folder)
                .shortLived()
                .classPath(ClassPath.text(ClassPath.of())
                        + File.pathSeparator
                        + ForkedJvm.agentJar()
                        + File.pathSeparator
                        + Platform.classPath("sketches3"))
                .main(TryIdentifiers.class, arguments.toArray(new String[0]))
                .run();
        assertEquals(0, ended.status(), ended.err());
        return ended.out().lines().toList();
    }

    /** One attack on one place: the shares of those that were read, and were not, that it takes to be there. */
    private record Tried(String where, String attack, double read, double ofRead, double unread, double ofUnread) {
        /** Standard errors: of some thousand attacks none is so far off by chance. */
        private static final double SURE = 6;

        static Tried of(String line) {
            String[] fields = line.split("\t");
            double[] counts =
                    Stream.of(fields).skip(2).mapToDouble(Double::parseDouble).toArray();
            return new Tried(fields[0], fields[1], counts[0] / counts[1], counts[1], counts[2] / counts[3], counts[3]);
        }

        boolean beyondChance() {
            double all = (read * ofRead + unread * ofUnread) / (ofRead + ofUnread);
            double error = Math.sqrt(all * (1 - all) * (1 / ofRead + 1 / ofUnread));
            // and three hits, where nearly nothing is hit
            return Math.abs(read - unread) > SURE * error + 3 / ofRead;
        }
    }
}
