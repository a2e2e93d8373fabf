package io.rowtally.telemetry.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealFileTest {

    @TempDir
    Path temp;

    private Path file() {
        return SealFile.path(temp);
    }

    private SealFile opened() {
        return SealFile.in(temp, path -> {
            if (!Files.exists(path)) {
                Files.createFile(path);
            }
        });
    }

    @BeforeEach
    void makeRoom() throws IOException {
        Files.createDirectories(temp.resolve("state"));
    }

    private static SealState at(long epoch) {
        byte[] mac = new byte[32];
        mac[0] = (byte) epoch;
        return new SealState(1_994_936, Keys.first(), Position.at(Keys.first(), new byte[32], 0)).at(epoch, mac, 3);
    }

    @Test
    void thereIsNoneAtFirst() throws IOException {
        assertNull(opened().read());
    }

    @Test
    void theStateIsReadAsItWasWritten() throws IOException {
        SealFile file = opened();
        for (int epoch = 1; epoch < 5; epoch++) {
            file.write(at(epoch));
            SealState read = opened().read();
            assertNotNull(read);
            assertEquals(epoch, read.key().epoch());
            assertArrayEquals(at(epoch).key().bytes(), read.key().bytes());
            assertEquals(1_994_936, read.base());
            assertEquals(epoch - 1, read.position().epoch());
            assertEquals(3, read.position().digests());
            assertEquals(epoch, read.position().mac()[0]);
            assertTrue(read.position().isTaggedBy(Keys.first().at(epoch - 1)));
        }
    }

    @Test
    void theKeyBeforeIsNowhereInTheFile() throws IOException {
        SealFile file = opened();
        file.write(at(1));
        assertTrue(text().contains(Hex.text(at(1).key().bytes())));
        file.write(at(2));
        assertFalse(text().contains(Hex.text(at(1).key().bytes())), text());
        assertTrue(text().contains(Hex.text(at(2).key().bytes())));
    }

    @Test
    void aCrashBetweenTheSlotsLeavesTheNewStateAndWipesTheOldOne() throws IOException {
        SealFile file = opened();
        file.write(at(1));
        byte[] before = Files.readAllBytes(file());
        file.write(at(2));
        byte[] both = Files.readAllBytes(file());
        // the first state is the one that the slot with the odd number holds
        System.arraycopy(before, 512, both, 512, 512);
        Files.write(file(), both);
        assertTrue(text().contains(Hex.text(at(1).key().bytes())));

        SealState read = opened().read();

        assertNotNull(read);
        assertEquals(2, read.key().epoch());
        assertFalse(text().contains(Hex.text(at(1).key().bytes())));
    }

    @Test
    void aCrashAmidANewSlotLeavesTheStateBefore() throws IOException {
        opened().write(at(1));
        byte[] before = Files.readAllBytes(file());
        SealFile file = opened();
        file.read();
        file.write(at(2));
        byte[] after = Files.readAllBytes(file());
        int length = new String(after, 0, 512, StandardCharsets.US_ASCII).indexOf('\n') + 1;
        for (int written = 0; written < 512; written++) {
            byte[] torn = Arrays.copyOf(before, 1024);
            System.arraycopy(after, 0, torn, 0, written);
            Files.write(file(), torn);
            SealState read = opened().read();
            assertNotNull(read, written + " bytes");
            assertEquals(written < length ? 1 : 2, read.key().epoch(), written + " bytes");
        }
    }

    @Test
    void whatIsNoStateIsNone() throws IOException {
        Files.write(file(), "hello\n".getBytes(StandardCharsets.US_ASCII));
        assertNull(opened().read());
        opened().write(at(1));
        byte[] bytes = Files.readAllBytes(file());
        for (int i = 512; bytes[i] != 0; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            Files.write(file(), changed);
            assertNull(opened().read(), "byte " + i);
        }
    }

    private String text() throws IOException {
        return new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1);
    }
}
