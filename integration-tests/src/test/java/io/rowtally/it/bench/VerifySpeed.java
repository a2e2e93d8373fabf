package io.rowtally.it.bench;

import io.rowtally.it.harness.ForkedJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** How long {@code verify} takes for a gigabyte of log, and that it does so in a heap of 64 MiB. */
final class VerifySpeed implements Section {
    static final String TITLE = "Verify";

    private static final long BYTES = 1_000_000_000;
    private static final long LIMIT_SECONDS = 30;

    private final long lines;
    private final Spread processor;

    private VerifySpeed(long lines, Spread processor) {
        this.lines = lines;
        this.processor = processor;
    }

    static VerifySpeed run(Plan plan) throws Exception {
        Path folder = plan.forkFolder();
        Path log = folder.resolve("log");
        long lines = LargeSealedLog.write(log, BYTES);
        double[] seconds = new double[plan.rounds()];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = verify(plan, folder, log);
        }
        try (Stream<Path> files = Files.list(log)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        return new VerifySpeed(lines, Spread.of(seconds));
    }

    /** Seconds of processor time of the whole process, which has one core for itself. */
    private static double verify(Plan plan, Path folder, Path log) throws Exception {
        Process process = ForkedJvm.of(plan.home(), folder)
                .option("-XX:ActiveProcessorCount=1")
                .option("-XX:+UseSerialGC")
                .option("-Xmx64m")
                .command(
                        "verify",
                        log.toString(),
                        "--key",
                        folder.resolve("kept.key").toString())
                .start();
        double seconds = 0;
        while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
            Duration used = process.info().totalCpuDuration().orElse(Duration.ZERO);
            seconds = Math.max(seconds, used.toNanos() / 1e9);
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException("verify ended with " + process.exitValue() + ": "
                    + Files.readString(folder.resolve("stdout")) + Files.readString(folder.resolve("stderr")));
        }
        return seconds;
    }

    @Override
    public List<Promised> promised() {
        return List.of();
    }

    @Override
    public String text() {
        return String.format(
                Locale.ROOT,
                "\n## %s\n\n`verify` with the key, of a log of %,d MB in %,d lines, on one core and in a heap of 64 MiB: %.1f s of"
                        + " processor time (middle half %.1f to %.1f s); promised are %d s, which is %s.\n",
                TITLE,
                BYTES / 1_000_000,
                lines,
                processor.median(),
                processor.low(),
                processor.high(),
                LIMIT_SECONDS,
                processor.median() <= LIMIT_SECONDS ? "met" : "not met");
    }
}
