package io.rowtally.tagging.value;

import cn.hutool.core.util.CreditCodeUtil;
import java.util.Random;
import java.util.stream.IntStream;

/** Identifiers of nobody, made from a seed. Check digits come from {@link SecondOpinion}, not from what is tested. */
public final class Made {
    private static final String[] PROVINCES = {"11", "31", "32", "44", "50", "51", "61", "65", "81", "82", "83"};

    final Random random;

    public Made(long seed) {
        random = new Random(seed);
    }

    public String digits(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        return text.toString();
    }

    public String of(String characters, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return text.toString();
    }

    public String one(String... of) {
        return of[random.nextInt(of.length)];
    }

    String capitals(int count) {
        return of("ABCDEFGHIJKLMNOPQRSTUVWXYZ", count);
    }

    /** yyyyMMdd, 1940 to 2009. */
    public String birth() {
        return String.format("%04d%02d%02d", 1940 + random.nextInt(70), 1 + random.nextInt(12), 1 + random.nextInt(28));
    }

    String region() {
        return one(PROVINCES) + digits(4);
    }

    /** As of a resident of China. */
    public String residentId() {
        String body = region() + birth() + digits(3);
        return body + SecondOpinion.checkMod11And2(body);
    }

    /** An organisation's, with the check character that hutool takes. */
    public String creditCode() {
        String code = "91350100" + of("0123456789", 9);
        String check = "0123456789ABCDEFGHJKLMNPQRTUWXY"
                .chars()
                .mapToObj(c -> String.valueOf((char) c))
                .filter(c -> CreditCodeUtil.isCreditCode(code + c))
                .findFirst()
                .get();
        return code + check;
    }

    /** The text with one digit, never the same, in place of another. */
    String wrongByOne(String text) {
        int[] digits = IntStream.range(0, text.length())
                .filter(i -> Character.isDigit(text.charAt(i)))
                .toArray();
        int at = digits[random.nextInt(digits.length)];
        char other = (char) ('0' + (text.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
        return text.substring(0, at) + other + text.substring(at + 1);
    }
}
