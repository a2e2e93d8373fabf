package io.rowtally.tagging.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** How much of what is nobody's data is taken for a person's, value by value: printed, and held small. */
class FalseAlarmsTest {
    private static final int VALUES = 10_000;
    private static final long NOVEMBER_2026 = 1_795_000_000_000L;
    private static final long YEAR = 31_557_600_000L;

    private final Made made = new Made(7);
    private long sequence = 1_000;

    @Test
    void randomDigits() {
        double sum = 0;
        for (int length = 6; length <= 20; length++) {
            int digits = length;
            sum += share(length + " random digits", () -> made.digits(digits));
        }
        System.out.printf("6 to 20 random digits: %.4f%n", sum / 15);
        assertTrue(sum / 15 < 0.04, "share " + sum / 15);
    }

    @Test
    void snowflakes() {
        small(0.005, "snowflakes of 19 digits", () -> snowflake(1_288_834_974_657L));
        small(0.005, "snowflakes of 18 digits", () -> snowflake(NOVEMBER_2026 - 4 * YEAR));
        small(0.005, "snowflakes of 17 digits", () -> snowflake(NOVEMBER_2026 - YEAR / 2));
    }

    private String snowflake(long epoch) {
        long time = NOVEMBER_2026 - (long) (made.random.nextDouble() * YEAR / 3) - epoch;
        return String.valueOf(time << 22 | (long) made.random.nextInt(1024) << 12 | made.random.nextInt(4096));
    }

    @Test
    void times() {
        small(
                0.001,
                "epoch milliseconds",
                () -> String.valueOf(NOVEMBER_2026 - (long) (made.random.nextDouble() * 20 * YEAR)));
        small(
                0.01,
                "epoch seconds",
                () -> String.valueOf((NOVEMBER_2026 - (long) (made.random.nextDouble() * 20 * YEAR)) / 1000));
        small(0.001, "yyyyMMddHHmmss", () -> day() + made.of("01", 1) + made.digits(1) + "3059");
        small(
                0.001,
                "time stamps",
                () -> "2026-11-" + made.of("12", 1) + made.of("012345678", 1) + " 12:3" + made.digits(1) + ":07");
    }

    @Test
    void orderNumbers() {
        small(0.005, "order numbers with a day and six digits", () -> day() + made.digits(6));
        small(0.005, "order numbers with a day and three digits", () -> day() + made.digits(3));
        small(0.005, "order numbers with a day and eight digits", () -> day() + made.digits(8));
        small(0.005, "order numbers with letters", () -> made.one("ORD", "SO", "NO", "INV") + day() + made.digits(4));
        small(0.01, "payment numbers of 28 digits", () -> day() + made.digits(20));
        small(0.02, "keys counted up", () -> String.valueOf(1_000_000_000L + sequence++));
        small(0.02, "keys counted up with zeros", () -> String.format("%012d", sequence++));
        small(0.005, "amounts", () -> made.digits(1 + made.random.nextInt(9)) + "." + made.digits(2));
    }

    private String day() {
        return "202" + made.of("0123456", 1) + made.one("01", "05", "10", "12") + made.of("12", 1)
                + made.of("12345678", 1);
    }

    @Test
    void keysAndHashes() {
        small(0, "UUIDs", () -> new UUID(made.random.nextLong(), made.random.nextLong()).toString());
        small(
                0,
                "UUIDs without hyphens",
                () -> new UUID(made.random.nextLong(), made.random.nextLong())
                        .toString()
                        .replace("-", ""));
        small(0, "SHA-256", () -> made.of("0123456789abcdef", 64));
        small(0, "SHA-1", () -> made.of("0123456789ABCDEF", 40));
        small(
                0,
                "base 64",
                () -> made.of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", 43) + "=");
        small(0.001, "codes", () -> made.capitals(2) + "-" + made.digits(4) + "-" + made.capitals(1));
    }

    @Test
    void whatIsMaskedIsTagged() {
        for (String value : new String[] {
            "138****1234",
            "110101********1234",
            "张**",
            "*伟",
            "z***@example.com",
            "6222 **** **** 1234",
            "XXXX-XXXX-XXXX-1234",
            "１３８＊＊＊＊１２３４",
            "●●●●5678",
            "******"
        }) {
            assertEquals(Collections.singletonList("masked"), Detected.rules(value), value);
            assertTrue(Detected.DETECTORS.categories(value).isEmpty(), value);
        }
        for (String value : new String[] {"3*4", "xx", "Maxxxx", "2 x 4", "a*b", "13800138000", "xxl"}) {
            assertTrue(!Detected.rules(value).contains("masked"), value);
        }
    }

    @Test
    void whatIsOpaqueSaysSo() {
        assertEquals(
                "[uuid]", Detected.rules("123e4567-e89b-12d3-a456-426614174000").toString());
        assertEquals(
                "[hash]", Detected.rules("d41d8cd98f00b204e9800998ecf8427e").toString());
        assertEquals(
                "[hash]", Detected.rules("Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MA==").toString());
        assertEquals(
                "[hash]",
                Detected.rules("$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy")
                        .toString());
        assertEquals("[epoch]", Detected.rules("1795000000000").toString());
        assertEquals("[dated-number]", Detected.rules("20261128000123").toString());
        assertEquals("[dated-number]", Detected.rules("ORD-20261128001").toString());
        assertEquals("[long-number]", Detected.rules("1994558823109230592").toString());
        assertEquals("[]", Detected.rules("hello").toString());
    }

    private void small(double limit, String what, Supplier<String> maker) {
        double share = share(what, maker);
        assertTrue(share <= limit, what + ": " + share);
    }

    private static double share(String what, Supplier<String> maker) {
        int personal = 0;
        Map<String, Integer> rules = new TreeMap<>();
        for (int i = 0; i < VALUES; i++) {
            String value = maker.get();
            if (Detected.personal(value)) {
                personal++;
                Detected.rules(value).forEach(rule -> rules.merge(rule, 1, Integer::sum));
            }
        }
        double share = personal / (double) VALUES;
        System.out.printf("%-45s %.4f %s%n", what, share, rules);
        return share;
    }
}
