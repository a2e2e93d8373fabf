package io.rowtally.telemetry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private Path file;

    @BeforeEach
    void state() throws IOException {
        file = Files.createDirectories(directory.resolve("state")).resolve("subject.key");
    }

    @Test
    void aKeyIsMadeOnceAndKept() throws IOException {
        byte[] made = KeyFile.readOrMake(directory, "subject.key");

        assertEquals(KeyFile.LENGTH, made.length);
        assertFalse(Arrays.equals(new byte[KeyFile.LENGTH], made));
        assertArrayEquals(made, KeyFile.readOrMake(directory, "subject.key"));
        assertArrayEquals(made, Files.readAllBytes(file));
        assertEquals(1, Files.list(file.getParent()).count(), "nothing else is left");
    }

    @Test
    void nobodyElseMayReadIt() throws IOException {
        assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("posix"));
        KeyFile.readOrMake(directory, "subject.key");

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void whatIsNoKeyIsNeitherUsedNorReplaced() throws IOException {
        Files.write(file, new byte[] {1, 2, 3});

        assertThrows(IOException.class, () -> KeyFile.readOrMake(directory, "subject.key"));
        assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(file));
    }
}
