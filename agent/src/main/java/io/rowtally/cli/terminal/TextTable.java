package io.rowtally.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Columns of text for a terminal. Han and other wide characters take two places. */
public final class TextTable {
    private static final String GAP = "  ";

    private final List<String[]> rows = new ArrayList<>();
    private final int leftColumns;

    /** @param leftColumns how many columns, from the left, are text; the others are numbers and lean right */
    public TextTable(int leftColumns) {
        this.leftColumns = leftColumns;
    }

    public void row(List<String> cells) {
        rows.add(cells.toArray(new String[0]));
    }

    /** The rows as lines, all columns as wide as their widest cell. */
    public List<String> lines() {
        int[] widths = new int[rows.isEmpty() ? 0 : rows.get(0).length];
        for (String[] row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row[i]));
            }
        }
        List<String> lines = new ArrayList<>();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(i == 0 ? "" : GAP);
                pad(line, row[i], widths[i], i < leftColumns);
            }
            lines.add(line.toString().replaceAll("\\s+$", ""));
        }
        return lines;
    }

    private static void pad(StringBuilder line, String text, int width, boolean left) {
        StringBuilder spaces = new StringBuilder();
        for (int i = width(text); i < width; i++) {
            spaces.append(' ');
        }
        line.append(left ? text + spaces : spaces + text);
    }

    /** Places that a text takes on a terminal: East Asian wide and full-width characters take two (UAX #11). */
    public static int width(String text) {
        return text.codePoints().map(TextTable::width).sum();
    }

    /** Places of one character; marks that sit on the one before take none. */
    static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return isWide(c) ? 2 : 1;
    }

    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0xA4CF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1FAFF)
                || (c >= 0x20000 && c <= 0x3FFFD);
    }
}
