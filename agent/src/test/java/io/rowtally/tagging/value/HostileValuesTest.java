package io.rowtally.tagging.value;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a column holds, a value costs a bounded number of characters read, and no detector throws. */
class HostileValuesTest {
    /** Reads of each of the first 256 characters; the blanks before and behind them are read once. */
    private static final int PER_CHARACTER = 20;

    private static final int MOST_WORK = PER_CHARACTER * Value.LONGEST + 2 * 8192;

    private static final String[] PIECES = {
        "1",
        "0",
        "00",
        "86",
        "+",
        "-",
        " ",
        ".",
        ":",
        "::",
        "@",
        "(",
        ")",
        "*",
        "x",
        "A",
        "a",
        "f",
        "市",
        "省",
        "区",
        "路",
        "号",
        "王",
        "·",
        "年",
        "月",
        "/",
        ",",
        "$",
        "=",
        "\uD840",
        "\uDC00",
        "\uD83D",
        "\0",
        "\n",
        "\u3000",
        "１",
        "Ａ",
        "\u200B",
        "\uFEFF",
        "İ",
        "ß",
        "-01",
        "11010519491231002X",
        "2026",
        "straße",
        "street ",
        "12 ",
        "서울시 ",
        "東京都",
        "\u202E",
        "e\u0301",
        "٣",
        "%",
        "{",
        "}",
        "XX",
        "●"
    };

    private final Random random = new Random(2026);
    private long most;

    @Test
    void randomUnicode() {
        for (int i = 0; i < 20_000; i++) {
            char[] chars = new char[random.nextInt(300)];
            int range = new int[] {0x80, 0x100, 0x3000, 0x10000}[random.nextInt(4)];
            for (int at = 0; at < chars.length; at++) {
                chars[at] = (char) random.nextInt(range);
            }
            look(new String(chars));
        }
        System.out.println("most characters read for one random value: " + most);
    }

    @Test
    void piecesOfWhatDetectorsLookFor() {
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int pieces = random.nextInt(random.nextInt(10) == 0 ? 300 : 12); pieces >= 0; pieces--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            look(text.toString());
        }
        System.out.println("most characters read for one value of pieces: " + most);
    }

    @Test
    void onePieceRepeated() {
        for (String piece : PIECES) {
            for (int length : new int[] {1, 2, 15, 18, 255, 256, 257, 10_000, 100_000}) {
                look(repeated(piece, length));
                look(repeated(" ", length) + piece);
                look(piece + repeated(" ", length));
                look(piece + repeated(" ", length) + piece);
            }
        }
        System.out.println("most characters read for one repeated piece: " + most);
    }

    @Test
    void everyDetectorTakesEveryLength() {
        for (Detector detector : Detected.DETECTORS.all()) {
            for (String piece : PIECES) {
                for (int length = 0; length < 40; length++) {
                    detector.accepts(Value.of(repeated(piece, length)));
                }
            }
        }
    }

    @Test
    void workDoesNotGrowWithTheValue() {
        for (String piece : PIECES) {
            long some = work(repeated(piece, 1_000));
            long much = work(repeated(piece, 1_000_000));
            assertTrue(much <= some + 2 * 8192 + 10, piece + ": " + some + " and " + much);
        }
    }

    @Test
    void longerValuesAreNoIdentifiersAndTheirEndIsNotCutOff() {
        String id = "11010519491231002X";
        assertTrue(Detected.personal(id + repeated(" ", 4000)));
        assertFalse(Detected.personal(id + repeated(" ", 4000) + "x"));
        assertFalse(Detected.personal(id + repeated(" ", 400_000)));
        assertFalse(Detected.personal(id + repeated("0", 1_000_000)));
    }

    private void look(String value) {
        long work = work(value);
        most = Math.max(most, work);
        assertTrue(work <= MOST_WORK, () -> work + " for " + value.length() + " characters");
    }

    private static long work(String value) {
        Value spelt = Value.of(value);
        Detected.DETECTORS.accepting(spelt);
        return spelt.work();
    }

    private static String repeated(String piece, int length) {
        String[] pieces = new String[length / piece.length()];
        Arrays.fill(pieces, piece);
        return String.join("", pieces);
    }
}
