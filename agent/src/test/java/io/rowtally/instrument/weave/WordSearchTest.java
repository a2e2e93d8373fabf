package io.rowtally.instrument.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordSearchTest {

    /** Against {@code String.contains}, in texts of few letters, where words nearly occur all the time. */
    @Test
    void findsWhatIsThereAndNothingElse() {
        Random random = new Random(1);
        int found = 0;
        for (int i = 0; i < 100_000; i++) {
            String[] words = new String[1 + random.nextInt(3)];
            byte[][] bytes = new byte[words.length][];
            boolean there = false;
            String text = text(random, random.nextInt(30));
            for (int w = 0; w < words.length; w++) {
                words[w] = text(random, 1 + random.nextInt(6));
                bytes[w] = words[w].getBytes(StandardCharsets.ISO_8859_1);
                there |= text.contains(words[w]);
            }

            boolean finds = new WordSearch(bytes).finds(text.getBytes(StandardCharsets.ISO_8859_1));

            assertEquals(there, finds, () -> String.join(" ", words) + " in " + text);
            found += finds ? 1 : 0;
        }
        assertTrue(found > 10_000 && found < 90_000, found + " found");
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("abÿ".charAt(random.nextInt(3)));
        }
        return text.toString();
    }
}
