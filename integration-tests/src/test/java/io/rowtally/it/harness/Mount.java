package io.rowtally.it.harness;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real disk in memory. Mounting needs root; without it the test is skipped. */
public final class Mount implements AutoCloseable {
    public final Path path;

    private Mount(Path path) {
        this.path = path;
    }

    /** An empty disk at this place, over what is there. */
    public static Mount at(Path path, String options) throws IOException, InterruptedException {
        Files.createDirectories(path);
        assumeTrue(run("mount", "-t", "tmpfs", "-o", options, "tmpfs", path.toString()));
        return new Mount(path);
    }

    @Override
    public void close() throws InterruptedException {
        run("umount", "-l", path.toString());
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
