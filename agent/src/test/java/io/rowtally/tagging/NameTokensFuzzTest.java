package io.rowtally.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random names in all scripts, from a fixed seed: what comes out is made of the letters that went in. */
class NameTokensFuzzTest {
    private static final int NAMES = 40_000;
    private static final String[] PIECES = {
        "user",
        "Name",
        "ID",
        "xm",
        "sfzh",
        "_",
        "__",
        "-",
        " ",
        ".",
        "01",
        "9",
        "姓名",
        "电话",
        "カナ",
        "ﾒｰﾙ",
        "성명",
        "фамилия",
        "Й",
        "Straße",
        "é",
        "Đ",
        "ｘＭ",
        "①",
        "\u0301",
        "\u0000",
        "\ud83d\ude00",
        "\ud800",
        "$",
        "'",
        "ﬁ",
        "İ",
        "ß"
    };

    @Test
    void tokensAreCleanAndSplittingThemAgainChangesNothing() {
        Random random = new Random(4_711);
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            for (int i = 0; i < NAMES; i++) {
                String name = i % 2 == 0 ? pieces(random) : anything(random);
                List<String> tokens = NameTokens.split(name);
                int letters = 0;
                for (String token : tokens) {
                    assertFalse(token.isEmpty(), name);
                    assertEquals(token.toLowerCase(Locale.ROOT), token, name);
                    assertEquals(token, String.join("", NameTokens.split(token)), name);
                    letters += token.length();
                }
                assertTrue(letters <= NameTokens.MAX_NAME + 2, name);
            }
        });
    }

    @Test
    void wordsCoverTheirTokens() {
        Random random = new Random(42);
        Segmenter segmenter = new Segmenter(Dictionaries.get());
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < NAMES / 4; i++) {
                String name = pieces(random);
                StringBuilder words = new StringBuilder();
                for (Word word : segmenter.words(name)) {
                    words.append(word.text);
                }
                assertEquals(String.join("", NameTokens.split(name)), words.toString(), name);
            }
        });
    }

    private static String pieces(Random random) {
        StringBuilder name = new StringBuilder();
        int count = random.nextInt(12);
        for (int i = 0; i < count; i++) {
            name.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return name.toString();
    }

    private static String anything(Random random) {
        char[] name = new char[random.nextInt(200)];
        for (int i = 0; i < name.length; i++) {
            name[i] = (char) (random.nextInt(4) == 0 ? random.nextInt(0x10000) : random.nextInt(128));
        }
        return new String(name);
    }
}
