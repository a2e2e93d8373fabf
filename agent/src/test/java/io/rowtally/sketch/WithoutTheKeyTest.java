package io.rowtally.sketch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.junit.jupiter.api.Test;

/**
 * Whoever holds the log and a list of identifiers, but not the key, tries each: would its coupon change the sketch? What is there
 * for certain says yes; by that he tells 1,000 that were read from 5,000 that were not no better than by throwing dice.
 */
class WithoutTheKeyTest {
    private static final int READ = 1_000;
    private static final int UNREAD = 5_000;

    private static final SubjectHash KEYED = new SubjectHash(0x243F6A8885A308D3L, 0x13198A2E03707344L);

    private static String phone(int person) {
        return "139" + (10_000_000 + person * 7_919);
    }

    /** The coupon that the library gives an input. */
    private static int library(java.util.function.Consumer<HllSketch> update) {
        HllSketch one = new HllSketch(Hll.LG_K, TgtHllType.HLL_8);
        update.accept(one);
        return ByteBuffer.wrap(one.toCompactByteArray())
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt(8);
    }

    private static Map<String, ToIntFunction<String>> attacks() {
        Map<String, ToIntFunction<String>> attacks = new LinkedHashMap<>();
        attacks.put("the library's hash of the text", text -> library(sketch -> sketch.update(text)));
        attacks.put("of the characters", text -> library(sketch -> sketch.update(text.toCharArray())));
        attacks.put("of the number", text -> library(sketch -> sketch.update(Long.parseLong(text))));
        attacks.put("a key of zeros", new SubjectHash(0, 0)::coupon);
        Random random = new Random(5);
        for (int i = 0; i < 20; i++) {
            attacks.put("guessed key " + i, new SubjectHash(random.nextLong(), random.nextLong())::coupon);
        }
        attacks.put("a key with one bit wrong", new SubjectHash(0x243F6A8885A308D2L, 0x13198A2E03707344L)::coupon);
        return attacks;
    }

    /** Whether a sketch would be the same with a coupon more: it was there, or something hides it. */
    private static boolean unchanged(byte[] sketch, int coupon) {
        Hll more = Hll.of(sketch);
        byte[] before = more.toBytes();
        more.add(coupon);
        return java.util.Arrays.equals(before, more.toBytes());
    }

    private static double share(byte[] sketch, ToIntFunction<String> hash, int from, int to) {
        int hits = 0;
        for (int i = from; i < to; i++) {
            hits += unchanged(sketch, hash.applyAsInt(phone(i))) ? 1 : 0;
        }
        return (double) hits / (to - from);
    }

    private static byte[] sketch(int persons) {
        Hll sketch = new Hll();
        for (int i = 0; i < persons; i++) {
            sketch.add(KEYED.coupon(phone(i)));
        }
        return sketch.toBytes();
    }

    @Test
    void nobodyIsRecognisedInASketchOfAThousand() {
        byte[] sketch = sketch(READ);
        attacks().forEach((attack, hash) -> {
            double read = share(sketch, hash, 0, READ);
            double unread = share(sketch, hash, READ, READ + UNREAD);
            // four standard errors of the difference of two shares of about a fifth
            double chance = 4 * Math.sqrt(unread * (1 - unread) * (1.0 / READ + 1.0 / UNREAD));
            assertTrue(Math.abs(read - unread) <= chance, attack + ": " + read + " of the read, " + unread);
        });
    }

    @Test
    void norInOneThatStillHasAllCoupons() {
        byte[] sketch = sketch(350);
        attacks()
                .forEach((attack, hash) -> assertEquals(
                        0, share(sketch, hash, 0, READ) + share(sketch, hash, READ, READ + UNREAD), 0.001, attack));
    }

    /** So the attack is one, where there is a key to try. */
    @Test
    void withTheKeyEachIsRecognised() {
        assertEquals(1, share(sketch(350), KEYED::coupon, 0, 350));
        assertEquals(0, share(sketch(350), KEYED::coupon, READ, READ + UNREAD), 0.001);
        assertEquals(1, share(sketch(READ), KEYED::coupon, 0, READ));
    }
}
