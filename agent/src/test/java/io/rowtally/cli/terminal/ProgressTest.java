package io.rowtally.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void aLargeInputShowsABarAndLeavesNothing() {
        String text = drawn(true, Progress.LARGE);

        assertTrue(text.contains("] 50 %"), text);
        assertTrue(text.endsWith(" \r"), text);
    }

    @Test
    void nothingIsDrawnForSmallInputsOrWhereNobodyLooks() {
        assertEquals("", drawn(true, Progress.LARGE - 1));
        assertEquals("", drawn(false, Progress.LARGE));
    }

    private static String drawn(boolean interactive, long total) {
        StringWriter text = new StringWriter();
        try (Progress progress = new Progress(new PrintWriter(text), interactive, total)) {
            progress.accept(total / 2);
        }
        return text.toString();
    }
}
