package io.rowtally.telemetry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelemetryDirectoryTest {

    @TempDir
    Path temp;

    private final List<String> problems = new ArrayList<>();
    private Path wanted = temp;

    @BeforeEach
    void want() {
        wanted = temp.resolve("logs").resolve("rowtally");
    }

    @Test
    void isMadeForTheOwnerAlone() throws IOException {
        try (TelemetryDirectory directory = open()) {
            assertEquals(wanted, directory.path());
            assertEquals("rwx------", LogLines.mode(wanted));
            assertEquals("rwx------", LogLines.mode(wanted.resolve("state")));
            assertEquals("rw-------", LogLines.mode(wanted.resolve("state").resolve("lock")));
            assertEquals(Collections.emptyList(), problems);
        }
    }

    @Test
    void aDirectoryThatWasThereKeepsItsRightsAndIsReported() throws IOException {
        Files.createDirectories(wanted);
        Files.setPosixFilePermissions(wanted, PosixFilePermissions.fromString("rwxr-xr-x"));

        try (TelemetryDirectory directory = open()) {
            assertTrue(directory.retry());
            assertEquals("rwxr-xr-x", LogLines.mode(wanted));
            assertEquals(1, problems.size());
            assertTrue(problems.get(0).contains("0700"), problems.get(0));
        }
    }

    @Test
    void aSecondHolderInTheSameJvmTakesTheNextName() {
        try (TelemetryDirectory first = open();
                TelemetryDirectory second = open();
                TelemetryDirectory third = open()) {
            assertEquals(wanted, first.path());
            assertEquals(wanted.resolveSibling("rowtally-2"), second.path());
            assertEquals(wanted.resolveSibling("rowtally-3"), third.path());
            assertEquals(2, problems.size());
            assertTrue(problems.get(0).contains("rowtally-2"), problems.get(0));
        }
    }

    @Test
    void sixtyFourJvmsMayShareOneSettingAndTheNextIsToldSo() {
        List<TelemetryDirectory> held = new ArrayList<>();
        try {
            for (int i = 0; i < 64; i++) {
                held.add(open());
            }
            assertEquals(wanted.resolveSibling("rowtally-64"), held.get(63).path());
            problems.clear();

            try (TelemetryDirectory last = open()) {
                assertNull(last.path());
                assertEquals(1, problems.size(), problems.toString());
                assertTrue(problems.get(0).contains("63 more beside it are in use"), problems.get(0));

                held.get(7).close();
                assertTrue(last.retry());
                assertEquals(wanted.resolveSibling("rowtally-8"), last.path());
            }
        } finally {
            held.forEach(TelemetryDirectory::close);
        }
    }

    @Test
    void whatIsGivenUpCanBeTakenAgain() {
        open().close();

        try (TelemetryDirectory again = open()) {
            assertEquals(wanted, again.path());
        }
        assertEquals(Collections.emptyList(), problems);
    }

    @Test
    void aFileInItsPlaceIsSaidOnceAndTriedAgain() throws IOException {
        Files.createDirectories(wanted.getParent());
        Files.createFile(wanted);

        try (TelemetryDirectory directory = open()) {
            assertFalse(directory.retry());
            assertFalse(directory.replace("inventory.tsv", new byte[1]));
            assertNull(directory.readIfPresent("inventory.tsv"));
            assertNull(directory.path());
            assertEquals(1, problems.size(), problems::toString);
            assertTrue(problems.get(0).contains("is a file, not a directory"), problems.get(0));

            Files.delete(wanted);
            assertTrue(directory.retry());
            assertEquals(wanted, directory.path());
            assertEquals("log.dir " + wanted + " can be used now", problems.get(1));
        }
    }

    @Test
    void aPlaceWhereNothingCanBeMadeIsSaidOnce() {
        Path impossible = temp.resolve("/proc/self/rowtally");

        try (TelemetryDirectory directory = TelemetryDirectory.open(impossible, problems::add)) {
            assertFalse(directory.retry());
            assertFalse(directory.retry());
        }
        assertEquals(1, problems.size(), problems::toString);
        assertTrue(problems.get(0).startsWith("log.dir /proc/self/rowtally cannot be used"), problems.get(0));
    }

    @Test
    void aReadOnlyDiskIsSaidOnceAndUsedWhenItCanBeWritten() throws Exception {
        try (Mount disk = Mount.tmpfs(temp, "1m")) {
            disk.remount("ro");
            try (TelemetryDirectory directory = TelemetryDirectory.open(disk.path.resolve("rowtally"), problems::add)) {
                assertFalse(directory.retry());
                assertEquals(1, problems.size(), problems::toString);

                disk.remount("rw");
                assertTrue(directory.retry());
            }
        }
    }

    @Test
    void theRemovedDirectoryIsMadeAndHeldAgain() throws IOException {
        try (TelemetryDirectory directory = open()) {
            Trees.delete(wanted);

            assertTrue(directory.replace("inventory.tsv", new byte[] {1}));

            assertArrayEquals(new byte[] {1}, directory.readIfPresent("inventory.tsv"));
            try (TelemetryDirectory second = open()) {
                assertEquals(wanted.resolveSibling("rowtally-2"), second.path());
            }
        }
    }

    @Test
    void replacedFilesAreWholeAndForTheOwnerAlone() throws IOException {
        try (TelemetryDirectory directory = open()) {
            assertNull(directory.readIfPresent("inventory.tsv"));
            assertTrue(directory.replace("inventory.tsv", bytes("old and longer")));
            assertTrue(directory.replace("inventory.tsv", bytes("new")));

            assertArrayEquals(bytes("new"), directory.readIfPresent("inventory.tsv"));
            assertEquals("rw-------", LogLines.mode(wanted.resolve("inventory.tsv")));
            assertEquals(Arrays.asList("inventory.tsv", "state"), LogLines.names(wanted));
        }
    }

    @Test
    void aFailedReplacementLeavesTheOldContent() throws Exception {
        try (Mount disk = Mount.tmpfs(temp, "64k");
                TelemetryDirectory directory = TelemetryDirectory.open(disk.path.resolve("d"), problems::add)) {
            assertTrue(directory.replace("inventory.tsv", bytes("old")));

            assertFalse(directory.replace("inventory.tsv", new byte[1 << 20]));
            assertFalse(directory.replace("inventory.tsv", new byte[1 << 20]));

            assertArrayEquals(bytes("old"), directory.readIfPresent("inventory.tsv"));
            assertEquals(1, problems.size(), problems::toString);
            assertEquals(Arrays.asList("inventory.tsv", "state"), LogLines.names(disk.path.resolve("d")));
        }
    }

    @Test
    void namesThatLeadElsewhereAreRefused() {
        try (TelemetryDirectory directory = open()) {
            assertThrows(IllegalArgumentException.class, () -> directory.replace("../x", new byte[0]));
            assertThrows(IllegalArgumentException.class, () -> directory.readIfPresent("state/lock"));
        }
    }

    private TelemetryDirectory open() {
        return TelemetryDirectory.open(wanted, problems::add);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
