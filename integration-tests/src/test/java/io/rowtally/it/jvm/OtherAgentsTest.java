package io.rowtally.it.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.it.app.jvm.ManyThreads;
import io.rowtally.it.harness.ForkedJvm;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** OpenTelemetry's real agent before ours and behind it: both see every statement. In the profile {@code jvms} only. */
class OtherAgentsTest {
    private static final Set<Integer> ON = Set.of(8, 17);

    @TempDir
    private Path folder;

    static Stream<Arguments> orders() {
        return Matrix.from(8)
                .filter(ON::contains)
                .flatMap(major -> Stream.of(Arguments.of(major, true), Arguments.of(major, false)));
    }

    @ParameterizedTest(name = "on Java {0}, ours first: {1}", allowZeroInvocations = true)
    @MethodSource("orders")
    void openTelemetrysAgentAndOursSeeEveryStatement(int major, boolean oursFirst) throws Exception {
        ForkedJvm jvm = ForkedJvm.of(Matrix.home(major), folder);
        String settings = "log.dir=log,banner=false";
        Path other = Platform.jar("opentelemetry-javaagent");
        if (oursFirst) {
            jvm.agent(settings).agent(other, "");
        } else {
            jvm.agent(other, "").agent(settings);
        }

        ForkedJvm.Ended ended = jvm.option("-Dotel.traces.exporter=logging")
                .option("-Dotel.metrics.exporter=none")
                .option("-Dotel.logs.exporter=none")
                .atMost(Matrix.LONGEST)
                .option("-Dotel.bsp.max.queue.size=100000")
                .main(ManyThreads.class, "8", "100")
                .run();

        Books.agree(9, ended, folder.resolve("log"));
        long spans = ended.err()
                .lines()
                .filter(line -> line.contains("db.statement="))
                .count();
        assertEquals(statements(ended), spans);
    }

    private static long statements(ForkedJvm.Ended ended) {
        return ended.out()
                .lines()
                .filter(line -> line.startsWith("READ "))
                .mapToLong(line -> Long.parseLong(line.split(" ")[2].split("=")[1]))
                .sum();
    }
}
