package io.rowtally.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void plainTextIsTheSameObject() {
        String name = "审计员-Ünal";
        assertSame(name, Text.clean(name));
    }

    @Test
    void controlCharactersAreRemoved() {
        assertEquals("abcdef", Text.clean("a\nb\rc\u0000d\u007fe\u0085f\u001b"));
    }

    @Test
    void lineSeparatorsAndBidirectionalControlsAreRemoved() {
        assertEquals("usertxt.exe", Text.clean("user\u202Etxt.\u2066exe\u2069\u200F\u061C\u2028\u2029"));
    }

    @Test
    void joinersThatBelongToWordsStay() {
        String persian = "می\u200Cخواهم";
        assertEquals(persian, Text.clean(persian));
    }

    @Test
    void loneSurrogatesAreReplacedAndPairsKept() {
        assertEquals("a\uFFFDb\uD83D\uDE00c\uFFFD", Text.clean("a\uDE00b\uD83D\uDE00c\uD83D"));
        assertEquals("\uFFFD\uD83D\uDE00", Text.clean("\uD83D\uD83D\uDE00"));
    }

    @Test
    void longTextIsCutAt256Characters() {
        assertEquals(256, Text.clean(repeat('x', 1_000_000)).length());
        assertEquals(repeat('x', 256), Text.clean(repeat('x', 257)));
    }

    @Test
    void theCutIsNotInsideASurrogatePair() {
        String cut = Text.clean(repeat('x', 255) + "\uD83D\uDE00tail");
        assertEquals(repeat('x', 255), cut);
        assertEquals(repeat('x', 254) + "\uD83D\uDE00", Text.clean(repeat('x', 254) + "\uD83D\uDE00tail"));
    }

    @Test
    void removedCharactersDoNotCountTowardsTheCut() {
        assertEquals(repeat('x', 256), Text.clean(repeat('\n', 1_000_000) + repeat('x', 300)));
    }

    static String repeat(char c, int times) {
        char[] chars = new char[times];
        Arrays.fill(chars, c);
        return new String(chars);
    }
}
