package io.rowtally.it.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.it.harness.Jdks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Classes that have loaded get their advice while all threads stand: on Java 11, for some 50 ms a class in a large server, never all
 * of them at once; on Java 17, for some 30 ms however many they are, in one go where nothing counts by it yet.
 */
class StandsInPartsTest {
    private static final String LOG = "-Xlog:redefine+class+load,redefine+class+timer:file=redefined";

    @TempDir
    private Path folder;

    /** Java 8 writes no such log. */
    static Stream<Integer> majors() {
        return Stream.of(11, 17).filter(Jdks.all()::containsKey);
    }

    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("majors")
    void whenWorkIsFollowed(int major) throws Exception {
        try (Site site = Site.start(on(major), folder, "", LOG)) {
            site.stop();
        }
        if (major == 11) {
            assertEquals(1, first());
        } else {
            assertTrue(first() > 5, () -> "first " + first());
        }
    }

    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("majors")
    void whenTheAgentIsAttached(int major) throws Exception {
        try (Site site = Site.attached(on(major), folder, "", LOG)) {
            site.stop();
        }
        assertEquals(1, first());
    }

    private static Secured on(int major) {
        return new Secured(new Server("tomcat9", "servlet4", major), "pac4j", "pac4j");
    }

    /** Classes of the first part. */
    private long first() {
        try {
            return Files.readAllLines(folder.resolve("redefined")).stream()
                    .takeWhile(line -> !line.contains("vm_op: "))
                    .filter(line -> line.contains("redefined name="))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
