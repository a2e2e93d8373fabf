package io.rowtally.it.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.it.harness.TelemetryFile;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever ships the log by following its files gets each line once, however fast they are rolled. */
class FollowedLogTest {
    @TempDir
    private Path folder;

    @Test
    void aReaderThatFollowsFilesGetsEachLineOnce() throws Exception {
        Path log = folder.resolve("log");
        Follower follower = new Follower(log);
        int[] sizes = {4, 200, 100};
        try (ReadingJvm jvm =
                ReadingJvm.start(folder, log, "interval=1s,log.segment.size=64KiB", sizes, 1_200_000, 600)) {
            int rolls = Fault.amount(3, 60);
            jvm.until(() -> {
                follower.look();
                return follower.files() > rolls;
            });
            jvm.end();
            follower.look();

            TelemetryFile lines = TelemetryFile.ofSegments(log);
            jvm.assertExact(lines);
            TelemetryFile followed = TelemetryFile.ofLines(follower.lines());
            assertEquals(lines.lines(), followed.lines());
            assertTrue(follower.files() > rolls, follower.files() + " files");
            jvm.assertWhole();
        }
    }

    /**
     * As shippers do: a file is known by what identifies it and not by its name, read from where it was left, and forgotten once it
     * is gone, since its number may be given to another; a file that is shorter than what was read of it would be read again.
     */
    private static final class Follower {
        private final Path directory;
        private final Path active;
        private final Map<Object, Long> offsets = new HashMap<>();
        private final ByteArrayOutputStream read = new ByteArrayOutputStream();
        private int files;

        Follower(Path directory) {
            this.directory = directory;
            this.active = directory.resolve("telemetry.jsonl");
        }

        int files() {
            return files;
        }

        List<String> lines() {
            return read.toString(StandardCharsets.UTF_8).lines().toList();
        }

        /**
         * One scan: the rolled ones, the oldest first, then the active one. That one is opened before the others are listed: by its
         * name it might be a newer one by the time it is read, and its lines would come before those of one that is not yet listed.
         */
        void look() throws IOException {
            try {
                Object identity = identity(active);
                try (RandomAccessFile open = new RandomAccessFile(active.toFile(), "r")) {
                    if (identity.equals(identity(active))) {
                        Set<Object> seen = followRolled();
                        follow(identity, open);
                        seen.add(identity);
                        offsets.keySet().retainAll(seen);
                    }
                }
            } catch (NoSuchFileException | FileNotFoundException e) {
                // not there yet, or between its two names: the next look finds it
            }
        }

        private Set<Object> followRolled() throws IOException {
            List<Path> rolled;
            try (Stream<Path> listed = Files.list(directory)) {
                rolled = listed.filter(file -> file.getFileName().toString().matches("telemetry-.*\\.jsonl"))
                        .sorted()
                        .toList();
            }
            Set<Object> identities = new HashSet<>();
            for (Path file : rolled) {
                try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
                    Object identity = identity(file);
                    identities.add(identity);
                    follow(identity, open);
                } catch (NoSuchFileException | FileNotFoundException e) {
                    // compressed between the listing and the look, a minute after it was rolled: long since read
                }
            }
            return identities;
        }

        private static Object identity(Path file) throws IOException {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        }

        private void follow(Object identity, RandomAccessFile file) throws IOException {
            Long known = offsets.get(identity);
            if (known == null) {
                files++;
            }
            long from = known == null ? 0 : known;
            if (file.length() < from) {
                throw new AssertionError("a file was cut from " + from + " to " + file.length() + " bytes");
            }
            byte[] fresh = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(fresh);
            int whole = fresh.length;
            while (whole > 0 && fresh[whole - 1] != '\n') {
                whole--;
            }
            read.write(fresh, 0, whole);
            offsets.put(identity, from + whole);
        }
    }
}
