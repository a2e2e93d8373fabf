package io.rowtally.it.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rowtally.it.app.jvm.ManyThreads;
import io.rowtally.it.app.jvm.WithoutSql;
import io.rowtally.it.harness.ClassPath;
import io.rowtally.it.harness.ForkedJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;

/** Applications that are modules, and run-time images that have few of them. */
class ModulesTest {
    private static final String MODULE = "io.rowtally.it.app.jvm";

    @TempDir
    private Path folder;

    static Stream<Integer> jdks() {
        return Matrix.from(9, 17);
    }

    /** Beside java.sql and what that requires nothing of the JDK is there: neither naming nor management. */
    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("jdks")
    void anApplicationThatIsAModuleCountsToTheRow(int major) throws Exception {
        Path programs = Programs.copy(folder.resolve("application"));
        Files.write(programs.resolve("module-info.class"), moduleInfo());

        ForkedJvm.Ended ended = module(
                        ForkedJvm.of(Matrix.home(major), folder).shortLived().agent("log.dir=log,banner=false"),
                        programs)
                .run();

        Books.agree(33, ended, folder.resolve("log"));
        assertEquals("", ended.err());
    }

    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("jdks")
    void anApplicationWithoutJavaSqlIsNotDisturbed(int major) throws Exception {
        Path plain = Files.createDirectories(folder.resolve("plain"));
        Path with = Files.createDirectories(folder.resolve("with"));

        ForkedJvm.Ended without =
                withoutSql(ForkedJvm.of(Matrix.home(major), plain).shortLived());
        ForkedJvm.Ended ended =
                withoutSql(ForkedJvm.of(Matrix.home(major), with).shortLived().agent(""));

        assertEquals(without, ended);
        assertTrue(ended.out().contains("java.sql is absent"), ended.out());
        assertFalse(Files.exists(with.resolve("rowtally")));
    }

    private static ForkedJvm.Ended withoutSql(ForkedJvm jvm) throws Exception {
        return jvm.option("--limit-modules")
                .option("java.base")
                .classPath(ClassPath.text(ClassPath.of()))
                .main(WithoutSql.class)
                .run();
    }

    /** An image of its own, as {@code jlink} makes it; in full only, since it takes ten seconds. */
    @ParameterizedTest(name = "on Java {0}", allowZeroInvocations = true)
    @MethodSource("linkable")
    void anApplicationInItsOwnImageCountsToTheRow(int major) throws Exception {
        Path programs = Programs.copy(folder.resolve("application"));
        Files.write(programs.resolve("module-info.class"), moduleInfo());
        Path image = folder.resolve("image");
        Process jlink = new ProcessBuilder(
                        Matrix.home(major).resolve("bin/jlink").toString(),
                        "--add-modules",
                        "java.sql,java.instrument",
                        "--output",
                        image.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("jlink").toFile())
                .start();
        assertEquals(0, jlink.waitFor(), () -> jlinkSaid());
        assumeTrue(
                ForkedJvm.of(image, folder)
                                .shortLived()
                                .option("-version")
                                .run()
                                .status()
                        == 0,
                "a JDK that was unpacked for another libc makes images that do not start");

        ForkedJvm.Ended ended = module(
                        ForkedJvm.of(image, folder).shortLived().agent("log.dir=log,banner=false"), programs)
                .run();

        Books.agree(33, ended, folder.resolve("log"));
    }

    static Stream<Integer> linkable() {
        return Matrix.from(9)
                .filter(major -> Files.isExecutable(Matrix.home(major).resolve("bin/jlink")));
    }

    private String jlinkSaid() {
        try {
            return Files.readString(folder.resolve("jlink"));
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }

    private static ForkedJvm module(ForkedJvm jvm, Path programs) {
        Path h2 = ClassPath.of("h2-").get(1);
        for (String word : List.of(
                "-p",
                ClassPath.text(List.of(programs, h2)),
                "-m",
                MODULE + '/' + ManyThreads.class.getName(),
                "32",
                "" + Matrix.amount(50, 2_000))) {
            jvm.option(word);
        }
        return jvm;
    }

    /** {@code module io.rowtally.it.app.jvm { requires java.sql; requires com.h2database; }}. */
    private static byte[] moduleInfo() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V9, Opcodes.ACC_MODULE, "module-info", null, null, null);
        ModuleVisitor module = writer.visitModule(MODULE, 0, null);
        module.visitRequire("java.base", Opcodes.ACC_MANDATED, null);
        module.visitRequire("java.sql", 0, null);
        module.visitRequire("com.h2database", 0, null);
        module.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }
}
