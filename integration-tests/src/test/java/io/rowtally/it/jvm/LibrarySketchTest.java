package io.rowtally.it.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.it.app.jvm.LikeTheLibrary;
import io.rowtally.it.harness.ClassPath;
import io.rowtally.it.harness.ForkedJvm;
import java.io.File;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The packaged sketches are the library's byte for byte: of its last release for Java 8 on each JDK up to 21, of its newest on 25. In
 * the profile {@code jvms} only; everyday the agent's unit tests hold them against the first of these.
 */
class LibrarySketchTest {
    /** The first JDK that the newest releases run on, where the old one begins to be warned of. */
    private static final int NEWEST = 25;

    private static final String REGISTERS_ARE_COMPACT = "9.1";

    @TempDir
    private Path folder;

    static Stream<Arguments> releases() {
        return Matrix.full() ? Matrix.from(8).flatMap(LibrarySketchTest::releases) : Stream.empty();
    }

    private static Stream<Arguments> releases(int major) {
        return Stream.of(major < NEWEST ? new String[] {"3"} : new String[] {"9.0", REGISTERS_ARE_COMPACT})
                .map(release -> Arguments.of(major, release));
    }

    @ParameterizedTest(name = "on Java {0}, release {1}", allowZeroInvocations = true)
    @MethodSource("releases")
    void itWritesReadsAndUnitesAsThatReleaseDoes(int major, String release) throws Exception {
        String path = ClassPath.text(ClassPath.of())
                + File.pathSeparator
                + ForkedJvm.agentJar()
                + File.pathSeparator
                + Platform.classPath("sketches" + release);
        ForkedJvm.Ended ended = ForkedJvm.of(Matrix.home(major), folder)
                .classPath(path)
                .main(LikeTheLibrary.class)
                .run();

        assertEquals(0, ended.status(), ended.err());
        String[] said = ended.out().strip().split(" flagged=");
        assertEquals("ALIKE grown=630 read=610 united=10", said[0]);
        assertEquals(release.equals(REGISTERS_ARE_COMPACT), Integer.parseInt(said[1]) > 0, ended.out());
    }
}
