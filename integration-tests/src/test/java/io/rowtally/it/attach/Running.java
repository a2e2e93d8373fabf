package io.rowtally.it.attach;

import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Until;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that runs and can be attached to; it goes on when it is given a line. */
final class Running implements AutoCloseable {
    private static final long LONGEST = 600;

    private final Path folder;
    private final Process process;
    private int commands;

    private Running(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /** Starts it in its folder and waits until it has said a word. */
    static Running until(String word, ForkedJvm jvm, Path folder) throws Exception {
        Running running = new Running(folder, jvm.start());
        Until.holds(() -> running.out().lines().anyMatch(word::equals), running.process);
        return running;
    }

    String pid() {
        return Long.toString(process.pid());
    }

    /** {@code java -jar rowtally-agent.jar attach PID settings} by this JDK. */
    ForkedJvm.Ended attach(Path home, String settings) throws Exception {
        return settings.isEmpty() ? command(home, pid()) : command(home, pid(), settings);
    }

    /** {@code java -jar rowtally-agent.jar attach ...} by this JDK. */
    ForkedJvm.Ended command(Path home, String... arguments) throws Exception {
        return attach(home, Files.createDirectories(folder.resolve("command" + ++commands)), arguments);
    }

    static ForkedJvm.Ended attach(Path home, Path folder, String... arguments) throws Exception {
        ForkedJvm jvm = ForkedJvm.of(home, folder).shortLived();
        List<String> words =
                new ArrayList<>(List.of("-jar", ForkedJvm.agentJar().toString(), "attach"));
        words.addAll(List.of(arguments));
        words.forEach(jvm::option);
        return jvm.run();
    }

    /** Lets it go on to its end. */
    void goOn() throws IOException, InterruptedException {
        process.getOutputStream().write('\n');
        process.getOutputStream().close();
        if (!process.waitFor(LONGEST, TimeUnit.SECONDS)) {
            throw new IllegalStateException("still running after " + LONGEST + " s: " + out() + err());
        }
        if (process.exitValue() != 0) {
            throw new AssertionError("ended with " + process.exitValue() + ": " + err());
        }
    }

    String out() throws IOException {
        return text("stdout");
    }

    String err() throws IOException {
        return text("stderr");
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
