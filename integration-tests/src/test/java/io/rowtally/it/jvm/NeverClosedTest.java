package io.rowtally.it.jvm;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.it.app.jvm.NeverClosed;
import io.rowtally.it.harness.ForkedJvm;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application that forgets to close: newrelic-java-agent #558 held 2.1 million of its statements. */
class NeverClosedTest {
    private static final long MOST_GROWTH = 512 * 1024;

    @TempDir
    private Path folder;

    static Stream<Integer> jdks() {
        return Matrix.ends(8, 17);
    }

    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("jdks")
    void resultSetsThatAreNeverClosedLeaveTheHeapFlatAndCount(int major) throws Exception {
        int sets = Matrix.amount(300_000, 10_000_000);
        ForkedJvm.Ended ended = ForkedJvm.of(Matrix.home(major), folder)
                .agent("log.dir=log,banner=false,interval=1s")
                .option("-Xmx32m")
                .option("-XX:+UseSerialGC")
                .atMost(Matrix.LONGEST)
                .main(NeverClosed.class, "" + sets, "log/inventory.tsv")
                .run();

        Books.agree(1, sets, ended, folder.resolve("log"));
        long growth = live(ended, "last") - live(ended, "first");
        assertTrue(growth < MOST_GROWTH, ended.out());
    }

    private static long live(ForkedJvm.Ended ended, String moment) {
        return ended.out()
                .lines()
                .filter(line -> line.startsWith("LIVE " + moment))
                .mapToLong(line -> Long.parseLong(line.split(" ")[2]))
                .findFirst()
                .orElseThrow();
    }
}
