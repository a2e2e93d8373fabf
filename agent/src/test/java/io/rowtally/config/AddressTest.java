package io.rowtally.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.Collections;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    private static TrustedProxies trusted(String list) {
        Settings settings =
                Settings.load("user.trusted-proxies=" + list, new Properties(), Collections.<String, String>emptyMap());
        assertEquals(Collections.emptyList(), settings.problems());
        return settings.user().trustedProxies();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.8.3.21",
                "0.0.0.0",
                "255.255.255.255",
                "::",
                "::1",
                "2001:db8::8a2e:370:7334",
                "2001:db8:0:0:1:2:3:4",
                "1:2:3:4:5:6:7::",
                "::2:3:4:5:6:7:8",
                "fe80::1%eth0",
                "::ffff:10.8.3.21",
                "64:ff9b::192.0.2.33",
                "2001:DB8::AbCd"
            })
    void anAddressIsReadAsThePlatformReadsIt(String text) throws Exception {
        String withoutZone = text.replaceFirst("%.*", "");

        assertArrayEquals(InetAddress.getByName(withoutZone).getAddress(), Address.parse(text));
    }

    @Test
    void anyAddressIsReadAsThePlatformWritesIt() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[i % 2 == 0 ? 4 : 16];
            random.nextBytes(bytes);
            for (int zero = random.nextInt(bytes.length + 1); zero < bytes.length; zero += 1 + random.nextInt(2)) {
                bytes[zero] = 0;
            }
            InetAddress address = InetAddress.getByAddress(bytes);

            assertArrayEquals(address.getAddress(), Address.parse(address.getHostAddress()), address.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "1.2.3.04",
                "1.2.3.",
                ".1.2.3",
                "1..2.3",
                "1.2.3.-4",
                ":",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7::8",
                "12345::",
                "g::",
                "1.2.3.4::",
                "::1.2.3",
                "1:2:3:4:5:6:7:1.2.3.4",
                "unknown",
                "_hidden"
            })
    void whatIsNoAddressIsNone(String text) {
        assertNull(Address.parse(text));
    }

    @Test
    void aProxyIsTrustedByItsAddressOrItsNetwork() {
        TrustedProxies proxies = trusted("192.0.2.1; 10.16.0.0/12;2001:db8:1::/48");

        assertTrue(proxies.has("192.0.2.1"));
        assertTrue(proxies.has("::ffff:192.0.2.1"));
        assertFalse(proxies.has("192.0.2.2"));
        assertTrue(proxies.has("10.31.255.255"));
        assertFalse(proxies.has("10.32.0.0"));
        assertTrue(proxies.has("2001:db8:1:ffff::"));
        assertFalse(proxies.has("2001:db8:2::"));
        assertFalse(proxies.has("proxy"));
        assertFalse(trusted("").has("127.0.0.1"));
    }

    @Test
    void whatIsNoNetworkIsLeftOutAndSaid() {
        Settings settings = Settings.load(
                "user.trusted-proxies=proxy1;10.0.0.0/33;10.0.0.1;::/x;10.0.0.0/",
                new Properties(),
                Collections.<String, String>emptyMap());

        assertEquals("10.0.0.1", settings.user().trustedProxies().toString());
        assertEquals(4, settings.problems().size(), settings.problems().toString());
        assertTrue(settings.problems().get(0).text().contains("'proxy1'"));
    }

    @Test
    void aHeaderThatAnybodyMaySendIsSaidToNameNobody() {
        Settings settings = Settings.load(
                "user.source=header:X-Remote-User", new Properties(), Collections.<String, String>emptyMap());

        assertEquals(1, settings.problems().size());
        assertTrue(settings.problems().get(0).text().contains("header:X-Remote-User names nobody"));
    }
}
