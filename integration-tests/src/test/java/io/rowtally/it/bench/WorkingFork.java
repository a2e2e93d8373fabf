package io.rowtally.it.bench;

import io.rowtally.it.harness.ForkedJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A JVM that does a workload when it is its turn, on a database that the variant may put its wrapper before. */
final class WorkingFork implements Rounds.Turns<Cost> {
    /** Milliseconds of a turn: long beside what it takes until the processor's caches are the fork's own again. */
    private static final String MILLIS = "100";

    private static final long LONGEST_SECONDS = 600;

    private final Path folder;
    private final Process process;
    private final BufferedReader out;
    private final PrintWriter in;

    private WorkingFork(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
        out = process.inputReader(StandardCharsets.UTF_8);
        in = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    static WorkingFork start(Plan plan, Variant variant, String classPath, String workload, String url, String user)
            throws IOException {
        Path folder = plan.forkFolder();
        ForkedJvm jvm = ForkedJvm.of(plan.home(), folder)
                .classPath(classPath)
                .option("-Xms512m")
                .option("-Xmx512m")
                .heard();
        variant.options().forEach(jvm::option);
        return new WorkingFork(
                folder,
                jvm.main(Fork.class, workload, MILLIS, variant.url(url), user, variant.wrapper())
                        .start());
    }

    /** It warms itself up; an agent may greet before it has. */
    @Override
    public void warmUp() throws Exception {
        String line = line();
        while (!line.equals(Fork.READY)) {
            line = line();
        }
    }

    @Override
    public Cost next() throws Exception {
        in.println();
        return Cost.of(line());
    }

    private String line() throws Exception {
        String line = CompletableFuture.supplyAsync(this::read).get(LONGEST_SECONDS, TimeUnit.SECONDS);
        if (line == null) {
            throw new IllegalStateException("the fork has ended: " + Files.readString(folder.resolve("stderr")));
        }
        return line;
    }

    private String read() {
        try {
            return out.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws Exception {
        in.close();
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
