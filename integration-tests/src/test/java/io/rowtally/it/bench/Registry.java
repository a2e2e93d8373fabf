package io.rowtally.it.bench;

import io.rowtally.it.harness.ForkedJvm;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The demo's registry, a real Tomcat over H2 and HikariCP, in a JVM of its own, with an agent or without. */
final class Registry implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("registry ready: http://127.0.0.1:(\\d+)");
    private static final long LONGEST_SECONDS = 120;

    private final Path home;
    private final Path folder;
    private final Process process;
    /** When it was started, in {@link System#nanoTime}. */
    final long started;

    private int port;

    private Registry(Path home, Path folder, Process process, long started) {
        this.home = home;
        this.folder = folder;
        this.process = process;
        this.started = started;
    }

    /** Starts it and waits until its port is open. */
    static Registry start(Plan plan, Variant variant, int companies, String... options) throws Exception {
        Path folder = plan.forkFolder();
        ForkedJvm jvm = ForkedJvm.of(plan.home(), folder)
                .classPath(Path.of(System.getProperty("rowtally.demo.jar"))
                        .toAbsolutePath()
                        .toString());
        List.of(options).forEach(jvm::option);
        variant.options().forEach(jvm::option);
        jvm.main(
                "io.rowtally.demo.registry.RegistryApplication",
                "--companies",
                String.valueOf(companies),
                "--port",
                "0");
        long started = System.nanoTime();
        Registry registry = new Registry(plan.home(), folder, jvm.start(), started);
        try {
            registry.awaitPort();
            return registry;
        } catch (Exception e) {
            registry.close();
            throw e;
        }
    }

    /** Looks often, since the time until then is measured. */
    private void awaitPort() throws IOException, InterruptedException {
        Matcher ready = READY.matcher(text("stdout"));
        while (!ready.find()) {
            if (process.waitFor(2, TimeUnit.MILLISECONDS)
                    || System.nanoTime() - started > TimeUnit.SECONDS.toNanos(LONGEST_SECONDS)) {
                throw new IllegalStateException("the registry does not start: " + text("stderr"));
            }
            ready = READY.matcher(text("stdout"));
        }
        port = Integer.parseInt(ready.group(1));
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    Visitor visitor() {
        return new Visitor(port);
    }

    /** CPU time of the whole process so far. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** Nanoseconds of CPU time that its compiler's threads have taken so far. */
    long compiling() throws IOException {
        long nanos = 0;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/" + process.pid() + "/task"))) {
            for (Path thread : threads) {
                if (Files.readString(thread.resolve("comm")).contains("Compiler")) {
                    nanos += Long.parseLong(
                            Files.readString(thread.resolve("schedstat")).split(" ")[0]);
                }
            }
        }
        return nanos;
    }

    /** Resident bytes once the garbage is gone and the figure stands still. */
    long residentAtRest() throws IOException, InterruptedException {
        long before = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            collect();
            long now = resident();
            if (Math.abs(now - before) < 1 << 19) {
                return now;
            }
            before = now;
        }
        return before;
    }

    /** Two full collections of garbage, asked for from outside. */
    private void collect() throws IOException, InterruptedException {
        for (int i = 0; i < 2; i++) {
            Process jcmd = new ProcessBuilder(
                            home.resolve("bin/jcmd").toString(), String.valueOf(process.pid()), "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("jcmd").toFile())
                    .start();
            if (jcmd.waitFor() != 0) {
                throw new IllegalStateException(text("jcmd"));
            }
        }
    }

    private long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .findFirst()
                .orElseThrow();
    }

    /** Stops it in order, so that an agent's end is like in life. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
