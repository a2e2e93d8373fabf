package io.rowtally.it.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A program in a JVM of its own, with the packaged agent or without it. */
public final class ForkedJvm {
    private final Path home;
    private final Path folder;
    private final List<String> before = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();
    private String classPath = System.getProperty("java.class.path");
    private String main = "";
    private long longest = 600;
    private boolean heard;

    private ForkedJvm(Path home, Path folder) {
        this.home = home;
        this.folder = folder;
    }

    /** A JVM of this JDK with this working directory; its outputs go to files there. */
    public static ForkedJvm of(Path home, Path folder) {
        return new ForkedJvm(home, folder);
    }

    /** The jar under test. */
    public static Path agentJar() {
        return Path.of(System.getProperty("rowtally.agent.jar"))
                .toAbsolutePath()
                .normalize();
    }

    /** With the agent and these settings, {@code key=value,...}; none where empty. */
    public ForkedJvm agent(String settings) {
        return agent(agentJar(), settings);
    }

    public ForkedJvm agent(Path jar, String settings) {
        return option("-javaagent:" + jar + (settings.isEmpty() ? "" : "=" + settings));
    }

    /** Started by another command, such as one that takes rights away. */
    public ForkedJvm under(String... command) {
        before.addAll(List.of(command));
        return this;
    }

    public ForkedJvm option(String option) {
        options.add(option);
        return this;
    }

    public ForkedJvm environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public ForkedJvm classPath(String path) {
        classPath = path;
        return this;
    }

    /** Seconds that it may take; ten minutes unless said. */
    public ForkedJvm atMost(long seconds) {
        longest = seconds;
        return this;
    }

    public ForkedJvm main(Class<?> type, String... given) {
        return main(type.getName(), given);
    }

    public ForkedJvm main(String type, String... given) {
        main = type;
        arguments.addAll(List.of(given));
        return this;
    }

    /** One that is soon over, or many beside each other: the second compiler costs some seconds of work more than it gives. */
    public ForkedJvm shortLived() {
        return option("-XX:TieredStopAtLevel=1");
    }

    /** Of the scenarios with few texts where it is so: all are read in the profile "drivers", and everyday by one driver. */
    public ForkedJvm fewTexts(boolean few) {
        return few ? option("-Dscenarios.texts=200") : this;
    }

    /** The command line in the jar under test; what options follow are more words of it. */
    public ForkedJvm command(String... words) {
        options.add("-jar");
        options.add(agentJar().toString());
        options.addAll(List.of(words));
        return this;
    }

    /** Its standard output goes to who starts it, not to a file. */
    public ForkedJvm heard() {
        heard = true;
        return this;
    }

    /** Starts it; the caller ends it. */
    public Process start() throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(home.resolve("bin/java").toString());
        command.addAll(options);
        if (!main.isEmpty()) {
            command.add("-cp");
            command.add(classPath);
            command.add(main);
        }
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(
                        heard
                                ? ProcessBuilder.Redirect.PIPE
                                : ProcessBuilder.Redirect.to(
                                        folder.resolve("stdout").toFile()))
                .redirectError(folder.resolve("stderr").toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        // what stands in this environment for the tests would be a setting to the agent
        builder.environment().keySet().removeIf(name -> name.startsWith("ROWTALLY_"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Runs it to its end. */
    public Ended run() throws IOException, InterruptedException {
        Process process = start();
        if (!process.waitFor(longest, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("still running after " + longest + " s: " + ended(-1));
        }
        return ended(process.exitValue());
    }

    private Ended ended(int status) throws IOException {
        return new Ended(status, text("stdout"), text("stderr"));
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
    }

    /** How it ended. */
    public record Ended(int status, String out, String err) {}
}
