package io.rowtally.it.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of the README that a benchmark writes, between two marks. */
final class ReadmeFigures {
    private static final String START = "<!-- figures by mvn verify -Pbenchmarks -->";
    private static final String END = "<!-- end of figures -->";

    private ReadmeFigures() {}

    static void write(Path readme, String figures) throws IOException {
        String text = Files.readString(readme);
        int start = text.indexOf(START);
        int end = text.indexOf(END);
        if (start < 0 || end < start) {
            throw new IllegalStateException("the README has lost the marks around its figures");
        }
        Files.writeString(readme, text.substring(0, start + START.length()) + "\n" + figures + text.substring(end));
    }
}
