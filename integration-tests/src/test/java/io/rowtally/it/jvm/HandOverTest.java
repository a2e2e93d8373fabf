package io.rowtally.it.jvm;

import io.rowtally.it.app.jvm.HandOver;
import io.rowtally.it.harness.ForkedJvm;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Open result sets that go from thread to thread: where the application does it safely, each row counts once. */
class HandOverTest {
    @TempDir
    private Path folder;

    static Stream<Integer> jdks() {
        return Matrix.from(8, 17);
    }

    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("jdks")
    void setsThatAreHandedToOtherThreadsCountToTheRow(int major) throws Exception {
        ForkedJvm.Ended ended = ForkedJvm.of(Matrix.home(major), folder)
                .agent("log.dir=log,banner=false,interval=1s")
                .atMost(Matrix.LONGEST)
                .main(HandOver.class, "" + major, "" + Matrix.amount(10_000, 200_000))
                .run();

        Books.agree(1, ended, folder.resolve("log"));
    }
}
