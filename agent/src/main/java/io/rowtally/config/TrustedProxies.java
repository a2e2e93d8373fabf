package io.rowtally.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The machines whose word about a request's client is taken: addresses and networks, {@code user.trusted-proxies}. Immutable. */
public final class TrustedProxies {
    public static final TrustedProxies NONE = new TrustedProxies(new ArrayList<Network>(), "");

    private final List<Network> networks;
    private final String text;

    private TrustedProxies(List<Network> networks, String text) {
        this.networks = networks;
        this.text = text;
    }

    /** One address, or all that begin with the same bits. */
    private static final class Network {
        private final byte[] address;
        private final int bits;

        Network(byte[] address, int bits) {
            this.address = address;
            this.bits = bits;
        }

        boolean has(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit & 7);
                if ((address[bit >> 3] & mask) != (other[bit >> 3] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** What is no address or network is left out and named. */
    static TrustedProxies read(Sources sources, Problems problems) {
        Given given = sources.get(Key.USER_TRUSTED_PROXIES);
        if (given == null) {
            return NONE;
        }
        List<Network> networks = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        String list = given.value.replace(',', ';') + ';';
        for (int start = 0; start < list.length(); ) {
            int end = list.indexOf(';', start);
            String entry = list.substring(start, end).trim();
            Network network = entry.isEmpty() ? null : network(entry);
            if (network != null) {
                networks.add(network);
                text.append(text.length() == 0 ? "" : ";").append(entry);
            } else if (!entry.isEmpty()) {
                problems.add(
                        given.origin,
                        Key.USER_TRUSTED_PROXIES.text + " has '" + Problem.quote(entry)
                                + "', which is not an address or a network such as 10.0.0.0/8; it is left out");
            }
            start = end + 1;
        }
        return new TrustedProxies(networks, text.toString());
    }

    private static @Nullable Network network(String entry) {
        int slash = entry.indexOf('/');
        byte[] address = Address.parse(slash < 0 ? entry : entry.substring(0, slash));
        if (address == null || slash < 0) {
            return address == null ? null : new Network(address, 8 * address.length);
        }
        int bits = bits(entry.substring(slash + 1));
        return bits < 0 || bits > 8 * address.length ? null : new Network(address, bits);
    }

    private static int bits(String text) {
        int bits = text.isEmpty() || text.length() > 3 ? -1 : 0;
        for (int i = 0; i < text.length() && bits >= 0; i++) {
            char c = text.charAt(i);
            bits = c < '0' || c > '9' ? -1 : 10 * bits + c - '0';
        }
        return bits;
    }

    public boolean isEmpty() {
        return networks.isEmpty();
    }

    /** Whether an address is one of theirs; what is no address is not. */
    public boolean has(@Nullable String address) {
        byte[] bytes = address == null ? null : Address.parse(address);
        for (int i = 0; bytes != null && i < networks.size(); i++) {
            if (networks.get(i).has(bytes)) {
                return true;
            }
        }
        return false;
    }

    /** As the operator wrote them, without what was left out. */
    @Override
    public String toString() {
        return text;
    }
}
