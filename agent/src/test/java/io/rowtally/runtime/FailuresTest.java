package io.rowtally.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Failures of the agent are counted all, told a few times, and never quote what they choked on. */
class FailuresTest {
    private final Failures failures = new Failures();

    @Test
    void allAreCountedAndTheFirstTwentyKeptInWords() {
        for (int i = 0; i < 1000; i++) {
            failures.note("place " + i, new IllegalStateException());
        }

        assertEquals(1000, failures.count());
        assertEquals(20, failures.words().size());
        assertTrue(failures.words().peek().startsWith("place 0: java.lang.IllegalStateException"));
    }

    @Test
    void wordsAreKindAndPlaceButNeverTheMessage() {
        Exception cause = new NumberFormatException("For input string: \"13800000000\"");

        failures.note("bridge", new IllegalStateException("canary 13800000000", cause));

        String words = failures.words().poll();
        assertTrue(words.startsWith("bridge: java.lang.IllegalStateException < "), words);
        assertTrue(words.contains("FailuresTest.wordsAreKindAndPlaceButNeverTheMessage"), words);
        assertFalse(words.contains("canary"), words);
        assertFalse(words.contains("13800000000"), words);
        assertNull(failures.words().poll());
    }

    @Test
    void sixFramesAreEnough() {
        Exception deep = new IllegalStateException();
        StackTraceElement[] frames = new StackTraceElement[500];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = new StackTraceElement("com.acme.C", "m" + i, "C.java", i);
        }
        deep.setStackTrace(frames);

        failures.note("bridge", deep);

        String words = failures.words().poll();
        assertTrue(words.endsWith("m5(C.java:5)"), words);
        assertEquals(6, words.split(" < ").length - 1);
    }

    @Test
    void aFailureWithoutFramesIsToldByItsKind() {
        Exception bare = new IllegalStateException();
        bare.setStackTrace(new StackTraceElement[0]);

        failures.note("bridge", bare);

        assertEquals("bridge: java.lang.IllegalStateException", failures.words().poll());
    }

    @Test
    void threadsThatFailAtOnceAreCountedEach() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            Thread thread = new Thread(() -> {
                for (int i = 0; i < 1000; i++) {
                    failures.note("bridge", new IllegalStateException());
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertEquals(4000, failures.count());
        assertEquals(20, failures.words().size());
    }
}
