package io.rowtally.sketch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The keyed hash against SipHash's own test vectors, and what counts as the same identifier. */
class SubjectHashTest {
    /** Those of the reference implementation for 128 bits, of the inputs 00 01 02 ... of 0 to 63 bytes under the key 00 to 0f. */
    private static final String[] VECTORS = {
        "a3817f04ba25a8e66df67214c7550293",
        "da87c1d86b99af44347659119b22fc45",
        "8177228da4a45dc7fca38bdef60affe4",
        "9c70b60c5267a94e5f33b6b02985ed51",
        "f88164c12d9c8faf7d0f6e7c7bcd5579",
        "1368875980776f8854527a07690e9627",
        "14eeca338b208613485ea0308fd7a15e",
        "a1f1ebbed8dbc153c0b84aa61ff08239",
        "3b62a9ba6258f5610f83e264f31497b4",
        "264499060ad9baabc47f8b02bb6d71ed",
        "00110dc378146956c95447d3f3d0fbba",
        "0151c568386b6677a2b4dc6f81e5dc18",
        "d626b266905ef35882634df68532c125",
        "9869e247e9c08b10d029934fc4b952f7",
        "31fcefac66d7de9c7ec7485fe4494902",
        "5493e99933b0a8117e08ec0f97cfc3d9",
        "6ee2a4ca67b054bbfd3315bf85230577",
        "473d06e8738db89854c066c47ae47740",
        "a426e5e423bf4885294da481feaef723",
        "78017731cf65fab074d5208952512eb1",
        "9e25fc833f2290733e9344a5e83839eb",
        "568e495abe525a218a2214cd3e071d12",
        "4a29b54552d16b9a469c10528eff0aae",
        "c9d184ddd5a9f5e0cf8ce29a9abf691c",
        "2db479ae78bd50d8882a8a178a6132ad",
        "8ece5f042d5e447b5051b9eacb8d8f6f",
        "9c0b53b4b3c307e87eaee08678141f66",
        "abf248af69a6eae4bfd3eb2f129eeb94",
        "0664da1668574b88b935f3027358aef4",
        "aa4b9dc4bf337de90cd4fd3c467c6ab7",
        "ea5c7f471faf6bde2b1ad7d4686d2287",
        "2939b0183223fafc1723de4f52c43d35",
        "7c3956ca5eeafc3e363e9d556546eb68",
        "77c6077146f01c32b6b69d5f4ea9ffcf",
        "37a6986cb8847edf0925f0f1309b54de",
        "a705f0e69da9a8f907241a2e923c8cc8",
        "3dc47d1f29c448461e9e76ed904f6711",
        "0d62bf01e6fc0e1a0d3c4751c5d3692b",
        "8c03468bca7c669ee4fd5e084bbee7b5",
        "528a5bb93baf2c9c4473cce5d0d22bd9",
        "df6a301e95c95dad97ae0cc8c6913bd8",
        "801189902c857f39e73591285e70b6db",
        "e617346ac9c231bb3650ae34ccca0c5b",
        "27d93437efb721aa401821dcec5adf89",
        "89237d9ded9c5e78d8b1c9b166cc7342",
        "4a6d8091bf5e7d651189fa94a250b14c",
        "0e33f96055e7ae893ffc0e3dcf492902",
        "e61c432b720b19d18ec8d84bdc63151b",
        "f7e5aef549f782cf379055a608269b16",
        "438d030fd0b7a54fa837f2ad201a6403",
        "a590d3ee4fbf04e3247e0d27f286423f",
        "5fe2c1a172fe93c4b15cd37caef9f538",
        "2c97325cbd06b36eb2133dd08b3a017c",
        "92c814227a6bca949ff0659f002ad39e",
        "dce850110bd8328cfbd50841d6911d87",
        "67f14984c7da791248e32bb5922583da",
        "1938f2cf72d54ee97e94166fa91d2a36",
        "74481e9646ed49fe0f6224301604698e",
        "57fca5de98a9d6d8006438d0583d8a1d",
        "9fecde1cefdc1cbed4763674d9575359",
        "e3040c00eb28f15366ca73cbd872e740",
        "7697009a6a831dfecca91c5993670f7a",
        "5853542321f567a005d547a4f04759bd",
        "5150d1772f50834a503e069a973fbd7c"
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
        assertEquals(coupon("e855469dedb6f69a17608ecd5d87db0f"), HASH.coupon("\u738b\u5c0f\u660e"));
        assertEquals(coupon("49d0b958e4f8792cd8de5bda4d39f4de"), HASH.coupon("M\u00dcLLER1980"));
        assertEquals(coupon("c348cb05c9ad4e158bbb24035dcde5a7"), HASH.coupon("A.VERY.LONG.NAME@EXAMPLE.ORG"));
        assertEquals(coupon("474ba6375a323d620b4d55353698eee2"), HASH.coupon("\uffff\u07ff\u0800"));
    }

    private static int coupon(String hash) {
        return Coupon.of(half(hash, 0), half(hash, 16));
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
