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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
            int rolls = Fault.amount(6, 60);
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
     * is gone; a file that is shorter than what was read of it would be read again.
     */
    private static final class Follower {
        private final Path directory;
        private final Map<Object, Long> offsets = new LinkedHashMap<>();
        private final ByteArrayOutputStream read = new ByteArrayOutputStream();

        Follower(Path directory) {
            this.directory = directory;
        }

        int files() {
            return offsets.size();
        }

        List<String> lines() {
            return read.toString(StandardCharsets.UTF_8).lines().toList();
        }

        /** One scan: the oldest first, so that lines keep their order. */
        void look() throws IOException {
            if (!Files.isDirectory(directory)) {
                return;
            }
            List<Path> found;
            try (Stream<Path> files = Files.list(directory)) {
                found = files.filter(file -> file.getFileName().toString().matches("telemetry.*\\.jsonl"))
                        .sorted()
                        .toList();
            }
            for (Path file : found) {
                try {
                    Object before = identity(file);
                    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
                        if (before.equals(identity(file))) {
                            follow(before, open);
                        }
                    }
                } catch (NoSuchFileException | FileNotFoundException e) {
                    // rolled between the listing and the look: it is found under its other name next time
                }
            }
        }

        private static Object identity(Path file) throws IOException {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        }

        private void follow(Object identity, RandomAccessFile file) throws IOException {
            long from = offsets.getOrDefault(identity, 0L);
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
