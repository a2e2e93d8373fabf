package io.rowtally.it.bench;

import io.rowtally.it.harness.ForkedJvm;
import java.io.IOException;

/** What a measuring program says: one line that begins with RESULT. */
final class Result {
    private static final String MARK = "RESULT ";

    private Result() {}

    /** Runs the program and gives the words behind the mark. */
    static String[] of(ForkedJvm jvm) throws IOException, InterruptedException {
        ForkedJvm.Ended ended = jvm.run();
        return ended.out()
                .lines()
                .filter(line -> line.startsWith(MARK))
                .map(line -> line.substring(MARK.length()).split(" "))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no result: " + ended));
    }
}
