package io.rowtally.sketch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The keyed hash against SipHash's own test vectors, and what counts as the same identifier. */
class SubjectHashTest {
    /** Those of the reference implementation, of the inputs 00 01 02 ... of 0 to 63 bytes under the key 00 to 0f. */
    private static final String[] VECTORS = {
        "310e0edd47db6f72", "fd67dc93c539f874", "5a4fa9d909806c0d", "2d7efbd796666785",
        "b7877127e09427cf", "8da699cd64557618", "cee3fe586e46c9cb", "37d1018bf50002ab",
        "6224939a79f5f593", "b0e4a90bdf82009e", "f3b9dd94c5bb5d7a", "a7ad6b22462fb3f4",
        "fbe50e86bc8f1e75", "903d84c02756ea14", "eef27a8e90ca23f7", "e545be4961ca29a1",
        "db9bc2577fcc2a3f", "9447be2cf5e99a69", "9cd38d96f0b3c14b", "bd6179a71dc96dbb",
        "98eea21af25cd6be", "c7673b2eb0cbf2d0", "883ea3e395675393", "c8ce5ccd8c030ca8",
        "94af49f6c650adb8", "eab8858ade92e1bc", "f315bb5bb835d817", "adcf6b0763612e2f",
        "a5c91da7acaa4dde", "716595876650a2a6", "28ef495c53a387ad", "42c341d8fa92d832",
        "ce7cf2722f512771", "e37859f94623f3a7", "381205bb1ab0e012", "ae97a10fd434e015",
        "b4a31508beff4d31", "81396229f0907902", "4d0cf49ee5d4dcca", "5c73336a76d8bf9a",
        "d0a704536ba93e0e", "925958fcd6420cad", "a915c29bc8067318", "952b79f3bc0aa6d4",
        "f21df2e41d4535f9", "87577519048f53a9", "10a56cf5dfcd9adb", "eb75095ccd986cd0",
        "51a9cb9ecba312e6", "96afadfc2ce666c7", "72fe52975a4364ee", "5a1645b276d592a1",
        "b274cb8ebf87870a", "6f9bb4203de7b381", "eaecb2a30b22a87f", "9924a43cc1315724",
        "bd838d3aafbf8db7", "0b1a2a3265d51aea", "135079a3231ce660", "932b2846e4d70666",
        "e1915f5cb1eca46c", "f325965ca16d629f", "575ff28e60381be5", "724506eb4c328a95"
    };

    private static final SubjectHash HASH = new SubjectHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);

    @Test
    void itIsSipHashOfTheCharacters() {
        byte[] asTheyAre = new byte[128];
        for (int c = 0; c < asTheyAre.length; c++) {
            asTheyAre[c] = (byte) c;
        }
        SubjectHash hash = new SubjectHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L, asTheyAre);
        StringBuilder text = new StringBuilder();
        for (int length = 1; length < VECTORS.length; length++) {
            text.append((char) (length - 1));
            assertEquals(coupon(VECTORS[length]), hash.coupon(text.toString()), length + " characters");
        }
    }

    /** The hashes are OpenSSL's, of the UTF-8 bytes under the same key. */
    @Test
    void otherCharactersAreTheirBytesInUtf8() {
        assertEquals(coupon("68c21f817b4f815a"), HASH.coupon("\u738b\u5c0f\u660e"));
        assertEquals(coupon("d359f15304bf5a25"), HASH.coupon("M\u00dcLLER1980"));
        assertEquals(coupon("40ac412ee708fe09"), HASH.coupon("A.VERY.LONG.NAME@EXAMPLE.ORG"));
        assertEquals(coupon("ac77285c9434ce11"), HASH.coupon("\uffff\u07ff\u0800"));
    }

    /** Of eight bytes, low ones first. */
    private static int coupon(String hash) {
        return Coupon.of(Long.reverseBytes(Long.parseUnsignedLong(hash, 16)));
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

    /** A hyphen in front has each character looked at by itself, most texts are hashed by eight. */
    @Test
    void eightCharactersAtOnceAreTheSameAsOneByOne() {
        String[] alphabets = {
            "0123456789", "0123456789AXZ", "aAzZ09@._{`~+/", "09- \u007f\u0080\u00e9\u0100\u738b\u0030"
        };
        Random random = new Random(8);
        for (int i = 0; i < 40_000; i++) {
            String alphabet = alphabets[i % alphabets.length];
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(i % 100 == 0 ? 300 : 40); length >= 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            if (text.length() < 256) {
                assertEquals(HASH.coupon("-" + text), HASH.coupon(text.toString()), text::toString);
            }
        }
    }

    /** As the JVM keeps texts without a character above 255. */
    @Test
    void theBytesOfATextAreTheSameAsItsCharacters() {
        String[] alphabets = {"0123456789", "0123456789AXZ", "aAzZ09@._{`~+/", "0123456789-", "09Az\u00e9\u0080\u00a0"};
        Random random = new Random(9);
        for (int i = 0; i < 40_000; i++) {
            String alphabet = alphabets[i % alphabets.length];
            StringBuilder text = new StringBuilder();
            for (int length = 8 + random.nextInt(16); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String whole = text.toString();
            byte[] bytes = whole.getBytes(StandardCharsets.ISO_8859_1);
            assertEquals(HASH.coupon(whole), HASH.ofBytes(whole, bytes, bytes.length), whole);
        }
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
