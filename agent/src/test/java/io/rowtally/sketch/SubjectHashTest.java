package io.rowtally.sketch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The keyed hash against SipHash's own test vectors, and what counts as the same identifier. */
class SubjectHashTest {
    /**
     * Those of the reference implementation for 128 bits, of inputs 00 01 02 ... of 0, 2, 4 ... 62 bytes under the key 00 to 0f, as
     * OpenSSL gives them too: texts of 0 to 31 characters.
     */
    private static final String[] VECTORS = {
        "a3817f04ba25a8e66df67214c7550293",
        "8177228da4a45dc7fca38bdef60affe4",
        "f88164c12d9c8faf7d0f6e7c7bcd5579",
        "14eeca338b208613485ea0308fd7a15e",
        "3b62a9ba6258f5610f83e264f31497b4",
        "00110dc378146956c95447d3f3d0fbba",
        "d626b266905ef35882634df68532c125",
        "31fcefac66d7de9c7ec7485fe4494902",
        "6ee2a4ca67b054bbfd3315bf85230577",
        "a426e5e423bf4885294da481feaef723",
        "9e25fc833f2290733e9344a5e83839eb",
        "4a29b54552d16b9a469c10528eff0aae",
        "2db479ae78bd50d8882a8a178a6132ad",
        "9c0b53b4b3c307e87eaee08678141f66",
        "0664da1668574b88b935f3027358aef4",
        "ea5c7f471faf6bde2b1ad7d4686d2287",
        "7c3956ca5eeafc3e363e9d556546eb68",
        "37a6986cb8847edf0925f0f1309b54de",
        "3dc47d1f29c448461e9e76ed904f6711",
        "8c03468bca7c669ee4fd5e084bbee7b5",
        "df6a301e95c95dad97ae0cc8c6913bd8",
        "e617346ac9c231bb3650ae34ccca0c5b",
        "89237d9ded9c5e78d8b1c9b166cc7342",
        "0e33f96055e7ae893ffc0e3dcf492902",
        "f7e5aef549f782cf379055a608269b16",
        "a590d3ee4fbf04e3247e0d27f286423f",
        "2c97325cbd06b36eb2133dd08b3a017c",
        "dce850110bd8328cfbd50841d6911d87",
        "1938f2cf72d54ee97e94166fa91d2a36",
        "57fca5de98a9d6d8006438d0583d8a1d",
        "e3040c00eb28f15366ca73cbd872e740",
        "5853542321f567a005d547a4f04759bd"
    };

    private static final SubjectHash HASH = new SubjectHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);

    @Test
    void itIsSipHashOfTheCharacters() {
        StringBuilder text = new StringBuilder();
        for (int length = 1; length < VECTORS.length; length++) {
            text.append((char) (0x101 * (2 * length - 2) + 0x100));
            assertEquals(
                    Coupon.of(half(VECTORS[length], 0), half(VECTORS[length], 16)),
                    HASH.coupon(text.toString()),
                    length + " characters");
        }
    }

    /** Eight bytes, low ones first. */
    private static long half(String hex, int from) {
        return Long.reverseBytes(Long.parseUnsignedLong(hex.substring(from, from + 16), 16));
    }

    @Test
    void howItIsWrittenDoesNotMatter() {
        int coupon = HASH.coupon("11010519491231002X");
        assertEquals(coupon, HASH.coupon(" 11010519491231002x   "));
        assertEquals(coupon, HASH.coupon("110105 19491231-002X"));
        assertEquals(coupon, HASH.coupon("110105\u00a019491231\u3000002X"));
        assertNotEquals(coupon, HASH.coupon("110105194912310021"));
        assertNotEquals(HASH.coupon("ann@example.org"), HASH.coupon("annexample.org"));
    }

    @Test
    void aNumberIsItsDigits() {
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            long number = (random.nextLong() >>> 1) >>> random.nextInt(62);
            if (number > 0) {
                assertEquals(HASH.coupon(Long.toString(number)), HASH.coupon(number), () -> "" + number);
            }
        }
        assertEquals(HASH.coupon("9223372036854775807"), HASH.coupon(Long.MAX_VALUE));
        assertEquals(HASH.coupon("1000000000000000000"), HASH.coupon(1_000_000_000_000_000_000L));
        assertEquals(HASH.coupon(Long.toString(Long.MIN_VALUE)), HASH.coupon(Long.MIN_VALUE));
    }

    @Test
    void whatSaysNothingIdentifiesNobody() {
        assertEquals(0, HASH.coupon(""));
        assertEquals(0, HASH.coupon(" -- \t\u3000"));
        assertEquals(0, HASH.coupon(0));
    }

    @Test
    void anotherKeyIsAnotherHash() {
        SubjectHash other = new SubjectHash(0x0706050403020100L, 0x0f0e0d0c0b0a0909L);
        Set<Integer> coupons = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            coupons.add(HASH.coupon("person " + i));
            coupons.add(other.coupon("person " + i));
        }
        assertEquals(2_000, coupons.size(), 2);
    }
}
