package io.rowtally.telemetry.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HmacTest {

    /** RFC 4231, 4.2 to 4.5, 4.7 and 4.8; a number before a colon repeats the byte behind it. */
    @ParameterizedTest
    @CsvSource({
        "20:0b, 'Hi There', b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
        "4a656665, 'what do ya want for nothing?', 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "20:aa, 50:dd, 773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
        "0102030405060708090a0b0c0d0e0f10111213141516171819, 50:cd,"
                + " 82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
        "131:aa, 'Test Using Larger Than Block-Size Key - Hash Key First',"
                + " 60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
        "131:aa, 'This is a test using a larger than block-size key and a larger than block-size data. The key needs to be"
                + " hashed before being used by the HMAC algorithm.',"
                + " 9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
    })
    void theVectorsOfTheStandardHold(String key, String data, String mac) {
        byte[] bytes = data.matches("\\d+:..") ? bytes(data) : data.getBytes(StandardCharsets.US_ASCII);
        assertEquals(mac, Hex.text(new Hmac(bytes(key)).of(bytes)));
    }

    @Test
    void theJdksOwnSaysTheSame() throws Exception {
        Random random = new Random(6);
        for (int i = 0; i < 300; i++) {
            byte[] key = new byte[1 + random.nextInt(130)];
            byte[] data = new byte[random.nextInt(300)];
            random.nextBytes(key);
            random.nextBytes(data);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            Hmac ours = new Hmac(key);
            int cut = random.nextInt(data.length + 1);
            assertArrayEquals(
                    mac.doFinal(data), ours.of(Arrays.copyOf(data, cut), data, cut, data.length - cut), "try " + i);
            assertArrayEquals(mac.doFinal(data), ours.of(data), "again with the same key");
        }
    }

    private static byte[] bytes(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            byte[] parsed = Hex.parse(text, text.length() / 2);
            return parsed == null ? new byte[0] : parsed;
        }
        byte[] repeated = new byte[Integer.parseInt(text.substring(0, colon))];
        Arrays.fill(repeated, (byte) Integer.parseInt(text.substring(colon + 1), 16));
        return repeated;
    }
}
