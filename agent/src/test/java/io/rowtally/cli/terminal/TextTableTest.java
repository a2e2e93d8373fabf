package io.rowtally.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** How many places a text takes on a terminal. */
class TextTableTest {
    @Test
    void wideCharactersTakeTwoPlacesAndMarksNone() {
        assertEquals(5, TextTable.width("abc d"));
        assertEquals(14, TextTable.width("\u6C49\u3042\uD55C\uFF0C\uFFE5\uF900\uFE30"));
        assertEquals(
                4,
                TextTable.width(new StringBuilder()
                        .appendCodePoint(0x20000)
                        .appendCodePoint(0x1F600)
                        .toString()));
        assertEquals(2, TextTable.width("\u1100"), "Hangul Jamo");
        assertEquals(1, TextTable.width("e\u0301"), "a combining accent");
        for (int narrow : new int[] {0x10FF, 0x1160, 0xA4D0, 0xABFF, 0xD7A4, 0xFE29 - 10, 0xFF61, 0xFFE7, 0x1F2FF}) {
            assertEquals(1, TextTable.width(narrow), Integer.toHexString(narrow));
        }
        for (int wide : new int[] {
            0x1100, 0x115F, 0x2E80, 0xA4CF, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE30, 0xFE6F, 0xFF00, 0xFF60, 0xFFE0,
            0xFFE6, 0x1F300, 0x1FAFF, 0x20000, 0x3FFFD
        }) {
            assertEquals(2, TextTable.width(wide), Integer.toHexString(wide));
        }
    }
}
