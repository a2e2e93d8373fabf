package io.rowtally.it.jvm;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.it.app.jvm.IsolatedDrivers;
import io.rowtally.it.harness.ClassPath;
import io.rowtally.it.harness.DriverJars;
import io.rowtally.it.harness.ForkedJvm;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Several copies and versions of one driver in one JVM, each in a loader of its own. */
class TwoCopiesTest {
    @TempDir
    private Path folder;

    static Stream<Integer> jdks() {
        return Matrix.from(8, 8);
    }

    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("jdks")
    void twoCopiesAndAnotherVersionOfOneDriverCountEachAndAreCollected(int major) throws Exception {
        String copy = DriverJars.classPath("com.h2database.h2-2.2.224.jar");

        ForkedJvm.Ended ended = ForkedJvm.of(Matrix.home(major), folder)
                .shortLived()
                .agent("log.dir=log,banner=false")
                .classPath(ClassPath.text(ClassPath.of()))
                .main(IsolatedDrivers.class, copy, copy, DriverJars.classPath("com.h2database.h2-1.4.200.jar"))
                .run();

        Books.agree(3, ended, folder.resolve("log"));
        assertTrue(ended.out().contains("loaders left 0\n"), ended.out());
    }
}
