package io.rowtally.it.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.it.app.jvm.ClassLoadingStorm;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Jdks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Starts with 64 threads that load drivers at once: jacoco #54, SkyWalking #12707, apm-agent-java #602 and #2906,
 * opentelemetry-java-instrumentation #14030 and #19398. A start that hangs ends itself with all its stacks.
 */
class ManyStartsTest {
    @TempDir
    private Path folder;

    /** All JDKs in turn. */
    static Stream<Arguments> starts() {
        List<Integer> majors = List.copyOf(Jdks.all().keySet());
        return IntStream.range(0, Matrix.amount(5, 200))
                .mapToObj(start -> Arguments.of(start, majors.get(start % majors.size())));
    }

    @ParameterizedTest(name = "start {0} on Java {1}")
    @MethodSource("starts")
    void sixtyFourThreadsThatLoadDriversAtOnceEnd(int start, int major) throws Exception {
        Path work = Files.createDirectories(folder.resolve("start" + start));

        ForkedJvm.Ended ended = ForkedJvm.of(Matrix.home(major), work)
                .agent("log.dir=log,banner=false")
                .atMost(Matrix.LONGEST)
                .shortLived()
                .main(ClassLoadingStorm.class, "" + start)
                .run();

        assertEquals(
                "",
                ended.err().lines().filter(ManyStartsTest::isTold).findFirst().orElse(""),
                ended.err());
        Books.agree(1, ended, work.resolve("log"));
    }

    /** A class of a newer Java that needs a preview makes the JVM itself speak. */
    private static boolean isTold(String line) {
        return line.contains("Error") || line.contains("Exception") || line.startsWith("  at ");
    }
}
