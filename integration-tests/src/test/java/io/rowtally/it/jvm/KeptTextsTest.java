package io.rowtally.it.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.it.app.jvm.KeptTexts;
import io.rowtally.it.harness.ForkedJvm;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From Java 9 on identifiers are read as the JVM keeps them, which no public method tells; where it does not, by character. */
class KeptTextsTest {
    private static final int COMPACT = 9;

    @TempDir
    private Path folder;

    static Stream<Integer> jdks() {
        return Matrix.from(8, 8, 11, 17, 21, 25);
    }

    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("jdks")
    void textsWithoutHighCharactersAreReadByTheirBytes(int major) throws Exception {
        assertEquals(
                major < COMPACT
                        ? List.of("characters", "characters", "characters")
                        : List.of("bytes", "bytes", "characters"),
                said(program(major)));
    }

    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("jdks")
    void whereTextsAreNotCompactEachCharacterIsAskedFor(int major) throws Exception {
        ForkedJvm jvm = program(major);
        if (major >= COMPACT) {
            jvm.option("-XX:-CompactStrings");
        }

        assertEquals(List.of("characters", "characters", "characters"), said(jvm));
    }

    private ForkedJvm program(int major) {
        ForkedJvm jvm = ForkedJvm.of(Matrix.home(major), folder)
                .shortLived()
                .agent("log.dir=log,banner=false")
                .main(KeptTexts.class);
        return major < COMPACT ? jvm : jvm.option("--add-opens=java.base/java.lang=ALL-UNNAMED");
    }

    private static List<String> said(ForkedJvm jvm) throws Exception {
        ForkedJvm.Ended ended = jvm.run();
        assertEquals(0, ended.status(), ended.err());
        return ended.out()
                .lines()
                .filter(line -> line.matches("bytes|characters|wrong"))
                .collect(Collectors.toList());
    }
}
