package io.rowtally.config;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads IPv4 and IPv6 addresses as they are written (RFC 4291, 2.2), and nothing else: the platform's own reader asks the network for
 * what is a name. An IPv4 address in IPv6's form is the same as by itself.
 */
public final class Address {
    private static final int GROUPS = 8;
    private static final int LONGEST = 64;

    private Address() {}

    /** Four or sixteen bytes; null for what is no address. A zone behind {@code %} is left aside. */
    public static byte @Nullable [] parse(String text) {
        int zone = text.indexOf('%');
        String address = zone < 0 ? text : text.substring(0, zone);
        if (address.length() > LONGEST) {
            return null;
        }
        return address.indexOf(':') < 0 ? four(address) : sixteen(address);
    }

    private static byte @Nullable [] four(String text) {
        byte[] bytes = new byte[4];
        int at = 0;
        int value = -1;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? '.' : text.charAt(i);
            if (c == '.') {
                if (value < 0 || at == bytes.length) {
                    return null;
                }
                bytes[at++] = (byte) value;
                value = -1;
            } else if (c < '0' || c > '9' || value == 0) {
                return null;
            } else {
                value = 10 * Math.max(value, 0) + c - '0';
                if (value > 255) {
                    return null;
                }
            }
        }
        return at == bytes.length ? bytes : null;
    }

    private static byte @Nullable [] sixteen(String text) {
        int gap = text.indexOf("::");
        int[] before = gap < 0 ? groups(text, true) : groups(text.substring(0, gap), false);
        int[] after = gap < 0 ? new int[0] : groups(text.substring(gap + 2), true);
        if (before == null || after == null) {
            return null;
        }
        int known = before.length + after.length;
        if (gap < 0 ? known != GROUPS : known >= GROUPS) {
            return null;
        }
        byte[] bytes = new byte[2 * GROUPS];
        for (int i = 0; i < before.length; i++) {
            put(bytes, i, before[i]);
        }
        for (int i = 0; i < after.length; i++) {
            put(bytes, GROUPS - after.length + i, after[i]);
        }
        return isMapped(bytes) ? Arrays.copyOfRange(bytes, 12, 16) : bytes;
    }

    private static void put(byte[] bytes, int group, int value) {
        bytes[2 * group] = (byte) (value >> 8);
        bytes[2 * group + 1] = (byte) value;
    }

    /** Groups of four hexadecimal digits with colons between them, the last two of an address perhaps as an IPv4 address. */
    private static int @Nullable [] groups(String text, boolean last) {
        int[] groups = new int[GROUPS];
        int count = 0;
        for (int start = 0; !text.isEmpty() && start <= text.length(); ) {
            int colon = text.indexOf(':', start);
            int end = colon < 0 ? text.length() : colon;
            String group = text.substring(start, end);
            byte[] four = last && colon < 0 && group.indexOf('.') >= 0 ? four(group) : null;
            if (four != null && count <= GROUPS - 2) {
                groups[count++] = (four[0] & 0xFF) << 8 | four[1] & 0xFF;
                groups[count++] = (four[2] & 0xFF) << 8 | four[3] & 0xFF;
            } else {
                int value = hexadecimal(group);
                if (value < 0 || count == GROUPS) {
                    return null;
                }
                groups[count++] = value;
            }
            start = end + 1;
        }
        return Arrays.copyOf(groups, count);
    }

    private static int hexadecimal(String group) {
        int value = group.isEmpty() || group.length() > 4 ? -1 : 0;
        for (int i = 0; i < group.length() && value >= 0; i++) {
            int digit = group.charAt(i) < 128 ? Character.digit(group.charAt(i), 16) : -1;
            value = digit < 0 ? -1 : 16 * value + digit;
        }
        return value;
    }

    private static boolean isMapped(byte[] bytes) {
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return bytes[10] == -1 && bytes[11] == -1;
    }
}
