package io.rowtally.identity;

import io.rowtally.config.Address;
import io.rowtally.config.TrustedProxies;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The address of a request's client: the socket's, or where that is a trusted proxy's, the one that it had the request from, and so
 * on from right to left in {@code X-Forwarded-For} or {@code Forwarded} (RFC 7239). What stands further left anybody may have written.
 */
final class ClientAddress {
    private static final int MOST_HOPS = 50;

    private final TrustedProxies trusted;

    ClientAddress(TrustedProxies trusted) {
        this.trusted = trusted;
    }

    @Nullable
    String of(Object request) {
        if (trusted.isEmpty()) {
            return ServletRequest.address(request);
        }
        // a filter's wrapper may believe the headers of anybody
        Object innermost = ServletRequest.innermost(request);
        String socket = ServletRequest.address(innermost);
        if (socket == null || !trusted.has(socket)) {
            return socket;
        }
        List<String> plain = elements(ServletRequest.headers(innermost, "X-Forwarded-For"));
        List<String> standard = forwarded(ServletRequest.headers(innermost, "Forwarded"));
        if (plain.isEmpty() || standard.isEmpty()) {
            return through(plain.isEmpty() ? standard : plain, socket);
        }
        // a proxy adds to one of them, and the other may be forged: only what both say is known
        String client = through(plain, socket);
        return client.equals(through(standard, socket)) ? client : socket;
    }

    /** The first address from the right that is no trusted proxy's; behind what is no address, nothing is known any more. */
    String through(List<String> hops, String socket) {
        String known = socket;
        for (int i = hops.size() - 1; i >= 0 && i >= hops.size() - MOST_HOPS; i--) {
            String hop = host(hops.get(i));
            if (Address.parse(hop) == null) {
                return known;
            }
            known = hop.toLowerCase(Locale.ROOT);
            if (!trusted.has(known)) {
                return known;
            }
        }
        return known;
    }

    /** Without quotes, brackets and port. */
    private static String host(String hop) {
        String text = hop.trim();
        if (text.length() > 1 && text.charAt(0) == '"' && text.endsWith("\"")) {
            text = text.substring(1, text.length() - 1);
        }
        if (text.startsWith("[") && text.indexOf(']') > 0) {
            return text.substring(1, text.indexOf(']'));
        }
        int colon = text.indexOf(':');
        return colon > 0 && colon == text.lastIndexOf(':') ? text.substring(0, colon) : text;
    }

    /** What stands between the commas of all header lines, in their order. */
    static List<String> elements(List<String> lines) {
        List<String> elements = new ArrayList<>();
        for (String line : lines) {
            int start = 0;
            boolean quoted = false;
            for (int i = 0; i <= line.length(); i++) {
                char c = i == line.length() ? ',' : line.charAt(i);
                quoted ^= c == '"';
                if (i == line.length() || c == ',' && !quoted) {
                    elements.add(line.substring(start, i).trim());
                    start = i + 1;
                }
            }
        }
        return elements;
    }

    /** What {@code for=} names in each element; an element without it names nobody. */
    static List<String> forwarded(List<String> lines) {
        List<String> hops = new ArrayList<>();
        for (String element : elements(lines)) {
            String hop = "";
            for (String pair : element.split(";", -1)) {
                String trimmed = pair.trim();
                if (trimmed.regionMatches(true, 0, "for=", 0, 4)) {
                    hop = trimmed.substring(4);
                }
            }
            hops.add(hop);
        }
        return hops;
    }
}
