package io.rowtally.telemetry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rowtally.telemetry.seal.Position;
import io.rowtally.telemetry.seal.SealedLine;
import io.rowtally.telemetry.seal.VerificationKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a log's lines carry, as a verifier will want to find it. */
class SealedLogTest {

    private static final byte[] NOTHING = new byte[32];

    @TempDir
    Path temp;

    private static List<byte[]> lines(Path directory) throws IOException {
        List<byte[]> lines = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (SegmentName segment : SegmentName.rolledIn(directory)) {
            files.add(segment.path());
        }
        files.add(directory.resolve(SegmentName.CURRENT));
        for (Path file : files) {
            for (String line : LogLines.text(file)) {
                lines.add((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return lines;
    }

    private static SealedLine seal(byte[] line) {
        SealedLine seal = SealedLine.parse(line, line.length);
        if (seal == null) {
            throw new AssertionError("no seal: " + new String(line, StandardCharsets.UTF_8));
        }
        return seal;
    }

    /** Asserts that each line is sealed with its epoch's key and names the line before. */
    private static void assertChained(Path directory, byte[] before, String... epochs) throws IOException {
        VerificationKey key = VerificationKey.read(directory.resolve(VerificationKey.FILE));
        byte[] previous = before;
        List<String> found = new ArrayList<>();
        for (byte[] line : lines(directory)) {
            SealedLine seal = seal(line);
            found.add(Long.toString(seal.epoch()));
            assertArrayEquals(previous, seal.previous(), new String(line, StandardCharsets.UTF_8));
            assertTrue(seal.isSealedBy(key.first().at(seal.epoch()), line), new String(line, StandardCharsets.UTF_8));
            previous = seal.mac();
        }
        assertEquals(Arrays.asList(epochs), found);
    }

    @Test
    void theChainGoesOverEpochsDaysSegmentsAndRuns() throws IOException {
        Path directory = temp.resolve("d");
        try (Rig rig = new Rig(directory)) {
            rig.read("a", 1);
            rig.read("b", 1);
            rig.clock.set("2026-11-23T14:14:59.999Z");
            rig.read("c", 1);
            rig.clock.set("2026-11-23T14:15:00.000Z");
            rig.read("d", 1);
            rig.clock.set("2026-11-24T00:00:00.000Z");
            rig.read("e", 1);
            rig.log.retry();
        }
        try (Rig rig = new Rig(directory, "2026-11-24T02:00:00.000Z", s -> s.segmentBytes(1))) {
            rig.read("f", 1);
            rig.read("g", 1);
        }
        assertChained(directory, NOTHING, "0", "0", "0", "1", "40", "48", "48");
    }

    @Test
    void theFirstLineOfARunNamesWhatTheRunFound() throws IOException {
        Path directory = temp.resolve("d");
        try (Rig rig = new Rig(directory)) {
            rig.read("a", 1);
            rig.clock.advance(Duration.ofHours(1));
            rig.read("b", 1);
        }
        try (Rig rig = new Rig(directory, "2026-11-23T16:00:00.000Z", s -> s)) {
            rig.read("c", 1);
            rig.read("d", 1);
        }
        VerificationKey key = VerificationKey.read(directory.resolve(VerificationKey.FILE));
        List<byte[]> lines = lines(directory);
        Position first = seal(lines.get(0)).found();
        assertNotNull(first);
        assertEquals(0, first.epoch());
        assertArrayEquals(NOTHING, first.mac());
        assertEquals(null, seal(lines.get(1)).found());
        Position second = seal(lines.get(2)).found();
        assertNotNull(second);
        assertEquals(4, second.epoch());
        assertArrayEquals(seal(lines.get(1)).mac(), second.mac());
        assertTrue(second.isTaggedBy(key.first().at(4)));
        assertEquals(null, seal(lines.get(3)).found());
    }

    @Test
    void aRunThatWasKilledIsContinuedBehindItsLastLine() throws IOException {
        Path directory = temp.resolve("d");
        Rig killed = new Rig(directory);
        killed.read("a", 1);
        killed.clock.advance(Duration.ofMinutes(15));
        killed.read("b", 1);
        killed.read("c", 1);
        killed.directory.close();
        try (Rig rig = new Rig(directory, "2026-11-23T14:20:00.000Z", s -> s)) {
            rig.read("d", 1);
        }
        assertChained(directory, NOTHING, "0", "1", "1", "1");
        Position found = seal(lines(directory).get(3)).found();
        assertNotNull(found);
        assertEquals(0, found.epoch());
        assertArrayEquals(seal(lines(directory).get(0)).mac(), found.mac());
    }

    @Test
    void theChainOutlivesTheDirectory() throws IOException {
        Path directory = temp.resolve("d");
        try (Rig rig = new Rig(directory)) {
            rig.read("a", 1);
            byte[] lost = seal(lines(directory).get(0)).mac();
            VerificationKey key = VerificationKey.read(directory.resolve(VerificationKey.FILE));
            Trees.delete(directory);

            rig.read("b", 1); // and what is gone is told
            rig.read("c", 1);

            assertFalse(Files.exists(directory.resolve(VerificationKey.FILE)), "there is no other key");
            Files.write(directory.resolve(VerificationKey.FILE), key.text().getBytes(StandardCharsets.US_ASCII));
            assertChained(directory, lost, "0", "0", "0");
        }
        try (Rig rig = new Rig(directory)) {
            rig.read("d", 1);
            assertEquals(4, lines(directory).size());
            assertArrayEquals(
                    seal(lines(directory).get(2)).mac(),
                    seal(lines(directory).get(3)).previous());
        }
    }

    @Test
    void aFullDiskLeavesTheChainWhole() throws IOException {
        Path full = Paths.get("/dev/full");
        assumeTrue(Files.exists(full));
        Path directory = temp.resolve("d");
        try (Rig rig = new Rig(directory)) {
            rig.read("a", 1);
            Path kept = temp.resolve("kept");
            Files.move(rig.file(), kept);
            Files.createSymbolicLink(rig.file(), full);
            rig.clock.advance(Duration.ofHours(1));
            rig.read("b", 1);
            rig.log.retry();
            assertFalse(rig.log.healthy());

            Files.delete(rig.file());
            Files.move(kept, rig.file());
            rig.clock.advance(Duration.ofHours(1));
            rig.log.retry();

            assertTrue(rig.log.healthy());
            assertChained(directory, NOTHING, "0", "4", "8");
        }
    }

    @Test
    void aStateThatCannotBeWrittenStopsTheLogAndLosesNothing() throws IOException {
        Path directory = temp.resolve("d");
        try (Rig rig = new Rig(directory)) {
            rig.read("a", 1);
            Path state = directory.resolve("state/seal");
            Path kept = temp.resolve("kept");
            Files.move(state, kept);
            Files.createDirectory(state);
            rig.clock.advance(Duration.ofHours(1));
            rig.read("b", 1);
            assertFalse(rig.log.healthy());
            assertEquals(1, lines(directory).size());

            Files.delete(state);
            Files.move(kept, state);
            rig.log.retry();

            assertChained(directory, NOTHING, "0", "4", "4");
        }
    }

    @Test
    void keysGoForwardWhileNothingIsRead() throws IOException {
        Path directory = temp.resolve("d");
        try (Rig rig = new Rig(directory)) {
            rig.read("a", 1);
            String before = state(directory);
            rig.clock.advance(Duration.ofMinutes(15));
            rig.log.retry();
            String after = state(directory);
            assertEquals("1", after.split(" ")[3]);
            assertFalse(after.contains(before.split(" ")[4]), "the old key is still there");
            rig.read("b", 1);
        }
        assertChained(directory, NOTHING, "0", "1");
    }

    /** The one slot that holds something. */
    private static String state(Path directory) throws IOException {
        return new String(Files.readAllBytes(directory.resolve("state/seal")), StandardCharsets.US_ASCII)
                .replace("\0", "");
    }

    @Test
    void aLineThatWaitedIsNoOlderThanTheLogThatItComesTo() throws IOException {
        Path directory = temp.resolve("d");
        try (Rig other = new Rig(directory, "2026-11-23T15:00:00.000Z", s -> s)) {
            other.read("a", 1);
            other.clock.advance(Duration.ofHours(1));
            other.read("b", 1);
        }
        Path away = temp.resolve("away");
        Files.move(directory, away);
        Files.createFile(directory);
        try (Rig rig = new Rig(directory)) {
            rig.read("waits", 1);
            Files.delete(directory);
            Files.move(away, directory);
            rig.log.retry();
            assertEquals(
                    "2026-11-23T16:00:00.000Z",
                    LogLines.values(LogLines.read(rig.file()), "@timestamp").get(2));
        }
        assertChained(directory, NOTHING, "0", "4", "4", "4", "4");
    }

    @Test
    void aLogWhoseStateIsGoneGetsAnotherKeyAndKeepsTheOldOne() throws IOException {
        Path directory = temp.resolve("d");
        try (Rig rig = new Rig(directory)) {
            rig.read("a", 1);
        }
        String key =
                VerificationKey.read(directory.resolve(VerificationKey.FILE)).id();
        byte[] last = seal(lines(directory).get(0)).mac();
        Files.delete(directory.resolve("state/seal"));
        try (Rig rig = new Rig(directory)) {
            rig.read("b", 1);
        }
        assertNotEquals(
                key,
                VerificationKey.read(directory.resolve(VerificationKey.FILE)).id());
        assertEquals(
                key,
                VerificationKey.read(directory.resolve("verification-old.key")).id());
        assertArrayEquals(last, seal(lines(directory).get(1)).previous());
    }

    @Test
    void aNewKeyIsToldOnceAndAsLongAsItLiesThere() throws IOException {
        Path directory = temp.resolve("d");
        try (Rig rig = new Rig(directory)) {
            assertFalse(rig.log.isKeyInDirectory());
            rig.read("a", 1);
            Path key = directory.resolve(VerificationKey.FILE);
            assertEquals(VerificationKey.read(key).id(), rig.log.takeNewKey());
            assertEquals(null, rig.log.takeNewKey());
            assertTrue(rig.log.isKeyInDirectory());
            Files.delete(key);
            assertFalse(rig.log.isKeyInDirectory());
        }
        try (Rig rig = new Rig(directory)) {
            rig.read("b", 1);
            assertEquals(null, rig.log.takeNewKey());
        }
    }

    @Test
    void keyAndStateAreForTheOwnerAlone() throws IOException {
        Path directory = temp.resolve("d");
        try (Rig rig = new Rig(directory)) {
            rig.read("a", 1);
            assertEquals("rw-------", LogLines.mode(directory.resolve(VerificationKey.FILE)));
            assertEquals("rw-------", LogLines.mode(directory.resolve("state/seal")));
        }
    }
}
