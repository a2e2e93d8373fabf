package io.rowtally.telemetry;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real small disk, or a file that cannot be renamed. Mounting needs root; without it the test is skipped. */
final class Mount implements AutoCloseable {

    final Path path;

    private Mount(Path path) {
        this.path = path;
    }

    static Mount tmpfs(Path parent, String size) throws IOException, InterruptedException {
        Path path = Files.createDirectory(parent.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=" + size + ",mode=0700", "tmpfs", path.toString()));
        return new Mount(path);
    }

    /** Mounts a file on itself: it can be written, but a rename fails. */
    static Mount onItself(Path file) throws InterruptedException {
        assumeTrue(run("mount", "--bind", file.toString(), file.toString()));
        return new Mount(file);
    }

    void remount(String options) throws InterruptedException {
        assumeTrue(run("mount", "-o", "remount," + options, path.toString()));
    }

    @Override
    public void close() {
        try {
            run("umount", "-l", path.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
