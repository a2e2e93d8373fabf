package io.rowtally.it.jvm;

import io.rowtally.it.app.jvm.ManyThreads;
import io.rowtally.it.harness.ForkedJvm;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many threads read at once, and every row counts once, for its own database. */
class ManyThreadsTest {
    @TempDir
    private Path folder;

    static Stream<Integer> jdks() {
        return Matrix.from(8, 8);
    }

    static Stream<Integer> withVirtualThreads() {
        return Matrix.from(21, 25);
    }

    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("jdks")
    void thirtyTwoThreadsCountToTheRow(int major) throws Exception {
        ForkedJvm.Ended ended = ForkedJvm.of(Matrix.home(major), folder)
                .agent("log.dir=log,banner=false,interval=1s")
                .atMost(Matrix.LONGEST)
                .main(ManyThreads.class, "32", "" + Matrix.amount(100, 5_000))
                .run();

        Books.agree(33, ended, folder.resolve("log"));
    }

    @ParameterizedTest(name = "on Java {0}", allowZeroInvocations = true)
    @MethodSource("withVirtualThreads")
    void virtualThreadsCountToTheRow(int major) throws Exception {
        ForkedJvm.Ended ended = ForkedJvm.of(Matrix.home(major), folder)
                .agent("log.dir=log,banner=false,interval=1s")
                .atMost(Matrix.LONGEST)
                .main(ManyThreads.class, "200", "" + Matrix.amount(5, 200), "virtual")
                .run();

        Books.agree(201, ended, folder.resolve("log"));
    }
}
