package io.rowtally.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.config.Settings;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose address a request's headers show, where 10.0.0.0/8 and fd00::/8 are the operator's proxies. */
class ClientAddressTest {
    private static final ClientAddress CLIENTS = new ClientAddress(Settings.load(
                    "user.trusted-proxies=10.0.0.0/8;fd00::/8",
                    new Properties(),
                    Collections.<String, String>emptyMap())
            .user()
            .trustedProxies());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "203.0.113.9                               | 203.0.113.9",
                "203.0.113.9, 10.0.0.2                     | 203.0.113.9",
                "6.6.6.6, 203.0.113.9, 10.1.1.1, 10.0.0.2  | 203.0.113.9",
                "10.0.0.3, 10.0.0.2                        | 10.0.0.3",
                "203.0.113.9:51234                         | 203.0.113.9",
                "2001:DB8::7                               | 2001:db8::7",
                "'[2001:db8::7]:443, fd00::1'              | 2001:db8::7",
                "203.0.113.9, unknown, 10.0.0.2            | 10.0.0.2",
                "unknown                                   | 10.0.0.1",
                "203.0.113.9,,10.0.0.2                     | 10.0.0.2",
                "'\"203.0.113.9\"'                         | 203.0.113.9",
                "<script>, 10.0.0.2                        | 10.0.0.2"
            })
    void theFirstAddressFromTheRightThatIsNoProxysIsTheClients(String header, String client) {
        List<String> hops = ClientAddress.elements(Collections.singletonList(header));

        assertEquals(client, CLIENTS.through(hops, "10.0.0.1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "for=203.0.113.9                                         | 203.0.113.9",
                "For=203.0.113.9;proto=https;by=10.0.0.2, for=10.0.0.2   | 203.0.113.9",
                "proto=https;for=\"[2001:db8::7]:4711\"                  | 2001:db8::7",
                "for=6.6.6.6, for=203.0.113.9, by=10.0.0.2               | 10.0.0.1",
                "for=_hidden                                             | 10.0.0.1",
                "for=\"6.6.6.6, 7.7.7.7\", for=203.0.113.9               | 203.0.113.9"
            })
    void theStandardsHeaderIsReadTheSameWay(String header, String client) {
        List<String> hops = ClientAddress.forwarded(Collections.singletonList(header));

        assertEquals(client, CLIENTS.through(hops, "10.0.0.1"));
    }

    @ParameterizedTest
    @CsvSource({"'6.6.6.6', '203.0.113.9, 10.0.0.2', 203.0.113.9", "'203.0.113.9', '10.0.0.2', 203.0.113.9"})
    void severalLinesAreOneListInTheirOrder(String first, String second, String client) {
        List<String> hops = ClientAddress.elements(Arrays.asList(first, second));

        assertEquals(client, CLIENTS.through(hops, "10.0.0.1"));
    }
}
