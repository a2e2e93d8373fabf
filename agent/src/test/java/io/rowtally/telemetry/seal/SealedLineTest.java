package io.rowtally.telemetry.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SealedLineTest {

    private static final String ZEROS = String.format("%064d", 0);
    private static final byte[] PLAIN = ascii("{\"@timestamp\":\"2026-11-23T14:00:00.000Z\",\"n\":1}\n");

    /** The MAC was made with Python's hmac and hashlib, by what the class comment says. */
    @Test
    void aSealIsWhatAnotherLanguageMakesOfTheSameBytes() {
        byte[] sealed = SealedLine.of(PLAIN, Keys.first(), new byte[32], null);
        assertEquals(
                "{\"@timestamp\":\"2026-11-23T14:00:00.000Z\",\"n\":1,\"integrity\":{\"alg\":\"HMAC-SHA256\",\"epoch\":0,\"prev\":\""
                        + ZEROS
                        + "\",\"mac\":\"6b885ace61d4d09702dc8c606ea1e8776678c8c3ceb49f9c7629f4870543d8ee\"}}\n",
                text(sealed));
    }

    @Test
    void aSealedLineIsReadAsItWasWritten() {
        byte[] previous = Keys.bytes(repeat("5a"));
        Position found = Position.at(Keys.first().at(6), Keys.bytes(repeat("ab")), 7);
        byte[] line = SealedLine.of(PLAIN, Keys.first().at(482), previous, found);
        SealedLine seal = parsed(line);

        assertEquals(482, seal.epoch());
        assertArrayEquals(previous, seal.previous());
        assertTrue(text(line).endsWith(",\"mac\":\"" + Hex.text(seal.mac()) + "\"}}\n"));
        assertTrue(seal.isSealedBy(Keys.first().at(482), line));
        assertFalse(seal.isSealedBy(Keys.first().at(481), line));

        Position read = seal.found();
        assertNotNull(read);
        assertEquals(6, read.epoch());
        assertEquals(7, read.digests());
        assertArrayEquals(found.mac(), read.mac());
        assertTrue(read.isTaggedBy(Keys.first().at(6)));
        assertFalse(read.isTaggedBy(Keys.first().at(7)));
    }

    @Test
    void aLineWithoutAPositionHasNone() {
        assertNull(
                parsed(SealedLine.of(PLAIN, Keys.first(), new byte[32], null)).found());
    }

    @Test
    void everyByteOfALineIsCovered() {
        Position found = Position.at(Keys.first(), new byte[32], 0);
        byte[] line = SealedLine.of(PLAIN, Keys.first(), new byte[32], found);
        for (int i = 0; i < line.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = line.clone();
                changed[i] ^= (byte) (1 << bit);
                SealedLine seal = SealedLine.parse(changed, changed.length);
                assertFalse(seal != null && seal.isSealedBy(Keys.first(), changed), "byte " + i + ", bit " + bit);
            }
        }
    }

    @Test
    void noPartOfALineIsASealedLine() {
        byte[] line = SealedLine.of(PLAIN, Keys.first(), new byte[32], null);
        for (int length = 0; length < line.length; length++) {
            assertNull(SealedLine.parse(line, length), "the first " + length);
        }
        for (int from = 1; from < line.length; from++) {
            byte[] part = Arrays.copyOfRange(line, from, line.length);
            SealedLine seal = SealedLine.parse(part, part.length);
            assertFalse(seal != null && seal.isSealedBy(Keys.first(), part), "from " + from);
        }
    }

    @Test
    void aUserWhoIsCalledLikeASealChangesNothing() {
        String name = "a\\\",\\\"integrity\\\":{\\\"alg\\\":\\\"HMAC-SHA256\\\",\\\"epoch\\\":9,\\\"prev\\\":";
        byte[] line = SealedLine.of(
                ascii("{\"user\":\"" + name + "\"}\n"), Keys.first().at(3), new byte[32], null);
        assertEquals(3, parsed(line).epoch());
        assertTrue(parsed(line).isSealedBy(Keys.first().at(3), line));
    }

    @Test
    void aKeyIsReadFromItsOwnText() {
        VerificationKey key = VerificationKey.random();
        VerificationKey again = VerificationKey.parse(key.text() + "\n");
        assertNotNull(again);
        assertEquals(key.text(), again.text());
        assertEquals(key.id(), again.id());
        assertFalse(key.id().equals(VerificationKey.random().id()));
        assertNull(VerificationKey.parse(key.text().substring(1)));
        assertNull(VerificationKey.parse(key.text() + "0"));
        assertNull(VerificationKey.parse(key.text().toUpperCase(java.util.Locale.ROOT)));
    }

    private static SealedLine parsed(byte[] line) {
        @Nullable SealedLine seal = SealedLine.parse(line, line.length);
        if (seal == null) {
            throw new AssertionError(text(line));
        }
        return seal;
    }

    private static String repeat(String digits) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 32; i++) {
            text.append(digits);
        }
        return text.toString();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
