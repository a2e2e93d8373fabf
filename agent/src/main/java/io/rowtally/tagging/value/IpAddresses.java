package io.rowtally.tagging.value;

import io.rowtally.tagging.Category;
import java.util.Arrays;
import java.util.List;

/** Addresses of the internet protocol, versions 4 (RFC 791) and 6 (RFC 4291), without port, zone or prefix length. */
final class IpAddresses {
    private IpAddresses() {}

    static List<Detector> detectors() {
        return Arrays.asList(
                Detector.format("ipv4", Category.IP_ADDRESS, 0.3, value -> version4(value.plain, 0)),
                Detector.format("ipv6", Category.IP_ADDRESS, 0.001, value -> version6(value.plain)));
    }

    private static boolean version4(Chars text, int from) {
        int parts = 0;
        int at = from;
        while (at < text.length()) {
            int end = at;
            while (text.digit(end) >= 0 && end - at < 4) {
                end++;
            }
            long part = text.number(at, end);
            if (end == at || end - at > 3 || part > 255 || end - at > 1 && text.at(at) == '0') {
                return false;
            }
            parts++;
            if (end == text.length()) {
                return parts == 4;
            }
            if (text.at(end) != '.') {
                return false;
            }
            at = end + 1;
        }
        return false;
    }

    private static boolean version6(Chars text) {
        if (text.length() < 3 || text.length() > 45 || text.indexOf(':', 0) < 0) {
            return false;
        }
        int groups = 0;
        boolean gap = false;
        int at = 0;
        while (at < text.length()) {
            if (text.isAt(at, "::")) {
                if (gap) {
                    return false;
                }
                gap = true;
                at += 2;
                continue;
            }
            if (at > 0 && text.at(at - 1) != ':') {
                if (text.at(at) != ':' || ++at == text.length()) {
                    return false;
                }
            }
            int end = at;
            while (hex(text.at(end))) {
                end++;
            }
            if (text.at(end) == '.') {
                return version4(text, at) && (gap ? groups + 2 <= 7 : groups + 2 == 8);
            }
            if (end == at || end - at > 4) {
                return false;
            }
            groups++;
            at = end;
        }
        return gap ? groups <= 7 : groups == 8;
    }

    static boolean hex(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }
}
