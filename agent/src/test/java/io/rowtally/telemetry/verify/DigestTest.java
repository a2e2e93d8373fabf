package io.rowtally.telemetry.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.telemetry.Action;
import io.rowtally.telemetry.Rig;
import io.rowtally.telemetry.seal.VerificationKey;
import io.rowtally.telemetry.verify.Finding.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hourly digests: when there is one, what it covers, and that none can go or change. */
class DigestTest {

    @TempDir
    Path temp;

    private Path directory;

    @BeforeEach
    void name() {
        directory = temp.resolve("d");
    }

    private static void hour(Rig rig) {
        rig.clock.advance(Duration.ofHours(1));
        rig.log.retry();
    }

    private List<Path> digests() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("digests"))) {
            return files.sorted().collect(Collectors.toList());
        }
    }

    private Findings verify() throws IOException {
        return new Verifier(directory, VerificationKey.read(directory.resolve(VerificationKey.FILE)), in -> in)
                .verify();
    }

    private static List<String> all(Findings findings) {
        List<String> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            findings.of(kind).forEach(finding -> all.add(finding.toString()));
        }
        return all;
    }

    /** Three busy hours, two idle ones, a busy one; segments roll in between; a run before it and one behind. */
    private void write() {
        try (Rig rig = new Rig(directory, Rig.START, s -> s.segmentBytes(2_500))) {
            for (int i = 0; i < 3; i++) {
                rig.read("a" + i, 1);
                rig.read("b" + i, 2);
                hour(rig);
            }
            hour(rig);
            hour(rig);
            rig.read("c", 3);
            hour(rig);
            rig.log.append(Rig.plain(Action.AGENT_STOP));
        }
        try (Rig rig = new Rig(directory, "2026-11-24T09:30:00.000Z", s -> s)) {
            rig.read("d", 4);
            hour(rig);
            rig.read("e", 4);
            rig.log.append(Rig.plain(Action.AGENT_STOP));
        }
    }

    @Test
    void thereIsOneAnHourInIdleHoursToo() throws IOException {
        write();
        assertEquals(
                Arrays.asList(
                        "digest-00000001-2026-11-23T15.json",
                        "digest-00000002-2026-11-23T16.json",
                        "digest-00000003-2026-11-23T17.json",
                        "digest-00000004-2026-11-23T18.json",
                        "digest-00000005-2026-11-23T19.json",
                        "digest-00000006-2026-11-23T20.json",
                        "digest-00000007-2026-11-23T20.json",
                        "digest-00000008-2026-11-24T10.json",
                        "digest-00000009-2026-11-24T10.json"),
                digests().stream().map(file -> file.getFileName().toString()).collect(Collectors.toList()));
        assertEquals(Arrays.asList(), all(verify()));
        String idle = new String(Files.readAllBytes(digests().get(3)), StandardCharsets.UTF_8);
        assertTrue(idle.contains("\"segments\":[]"), idle);
        String busy = new String(Files.readAllBytes(digests().get(0)), StandardCharsets.UTF_8);
        assertTrue(busy.contains("\"name\":\"telemetry.jsonl\",\"lines\":2,"), busy);
        assertEquals(2, busy.split("\n").length);
    }

    @Test
    void theLastOneHoldsTheTailThatNoHourHas() throws IOException {
        write();
        String last = new String(Files.readAllBytes(digests().get(8)), StandardCharsets.UTF_8);
        assertTrue(last.contains("\"lines\":2,"), last); // the last reading and the stop
        Path current = directory.resolve("telemetry.jsonl");
        String text = new String(Files.readAllBytes(current), StandardCharsets.UTF_8);
        Files.write(current, text.replaceFirst("(?s)[^\n]*\n[^\n]*\n$", "").getBytes(StandardCharsets.UTF_8));
        Files.delete(directory.resolve("state/seal"));

        Findings findings = verify();

        assertEquals(Kind.GAP, findings.worst(), all(findings)::toString);
        assertEquals(
                "gap digests/" + digests().get(8).getFileName() + " names lines that are not in the log",
                all(findings).get(0));
    }

    @Test
    void aRunShorterThanAnHourHasNoneAndMakesNoKeyForIt() throws IOException {
        try (Rig rig = new Rig(directory)) {
            rig.read("a", 1);
            rig.log.retry();
        }
        assertEquals(false, Files.exists(directory.resolve("digests")));
        assertEquals(false, Files.exists(directory.resolve("state/digest.key")));
    }

    @Test
    void eachOneThatIsRemovedIsMissed() throws IOException {
        for (int i = 0; i < 9; i++) {
            directory = temp.resolve("d" + i);
            write();
            Files.delete(digests().get(i));
            Findings findings = verify();
            assertEquals(Kind.GAP, findings.worst(), "digest " + (i + 1));
            String expected = i == 8
                    ? "gap digests number 9 is missing"
                    : "gap digests/" + digests().get(i).getFileName() + " digest " + (i + 1) + " is missing before it";
            assertEquals(Arrays.asList(expected), all(findings));
        }
    }

    @Test
    void allOfThemRemovedAreMissed() throws IOException {
        write();
        for (Path digest : digests()) {
            Files.delete(digest);
        }
        assertEquals(Arrays.asList("gap digests number 1 to 9 are missing"), all(verify()));
    }

    @Test
    void oneThatIsChangedIsNamed() throws IOException {
        write();
        String text = new String(Files.readAllBytes(digests().get(1)), StandardCharsets.UTF_8);
        Files.write(
                digests().get(1), text.replace("\"number\":2", "\"number\":8").getBytes(StandardCharsets.UTF_8));
        Findings findings = verify();
        assertEquals(Kind.CHANGED, findings.worst());
        assertEquals(
                "changed digests/digest-00000002-2026-11-23T16.json does not match its seal",
                all(findings).get(0));
    }

    @Test
    void withoutAKeyTheDigestStillTellsThatALineWasChanged() throws IOException {
        write();
        Path current = directory.resolve("telemetry.jsonl");
        Path first;
        try (Stream<Path> files = Files.list(directory)) {
            first = files.filter(file -> file.getFileName().toString().startsWith("telemetry-"))
                    .sorted()
                    .findFirst()
                    .orElse(current);
        }
        byte[] bytes = Files.readAllBytes(first);
        String text =
                new String(first.toString().endsWith(".gz") ? LogOnDisk.unzip(bytes) : bytes, StandardCharsets.UTF_8);
        byte[] changed = text.replaceFirst("\"fetched\":2", "\"fetched\":9").getBytes(StandardCharsets.UTF_8);
        Files.write(first, first.toString().endsWith(".gz") ? LogOnDisk.zip(changed) : changed);

        Findings findings = new Verifier(directory, null, in -> in).verify();

        assertEquals(Kind.CHANGED, findings.worst());
        assertEquals(1, findings.count(Kind.CHANGED), all(findings)::toString);
        assertEquals(
                "digests/digest-00000001-2026-11-23T15.json",
                findings.of(Kind.CHANGED).get(0).place());
        assertTrue(
                findings.of(Kind.CHANGED).get(0).sentence().startsWith("names other lines than those from telemetry-"),
                all(findings)::toString);
    }

    @Test
    void aKilledRunsDigestsAreContinued() throws IOException {
        Rig killed = new Rig(directory);
        killed.read("a", 1);
        hour(killed);
        killed.read("b", 1);
        killed.directory.close();
        try (Rig rig = new Rig(directory, "2026-11-23T18:00:00.000Z", s -> s)) {
            rig.read("c", 1);
            hour(rig);
            rig.log.append(Rig.plain(Action.AGENT_STOP));
        }
        assertNull(verify().worst(), all(verify())::toString);
        assertEquals(3, digests().size());
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidOnceAndTheDigestComesLater() throws IOException {
        try (Rig rig = new Rig(directory)) {
            rig.read("a", 1);
            Files.createFile(directory.resolve("digests"));
            hour(rig);
            rig.log.retry();
            assertEquals(1, rig.problems.size(), rig.problems::toString);
            assertTrue(rig.log.healthy());
            Files.delete(directory.resolve("digests"));
            rig.log.retry();
            assertEquals(1, digests().size());
            rig.log.append(Rig.plain(Action.AGENT_STOP));
        }
        assertNull(verify().worst(), all(verify())::toString);
    }
}
