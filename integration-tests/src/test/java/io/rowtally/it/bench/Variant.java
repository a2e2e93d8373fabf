package io.rowtally.it.bench;

import io.rowtally.it.harness.ForkedJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One way to run a program: bare, under an agent, or through a wrapper of the driver.
 *
 * @param wrapper none, p6spy or datasource-proxy
 * @param peer whether it is others' work
 */
record Variant(String name, List<String> options, String wrapper, boolean peer) {
    private static final String NONE = "none";
    private static final String IDLE = "an agent that does nothing";

    /** The two without an agent, and ours. */
    static List<Variant> own() {
        return List.of(
                bare("no agent"),
                bare("no agent again"),
                agent("Rowtally", ForkedJvm.agentJar(), "=log.dir=log,banner=false", false));
    }

    /** What the JVM alone takes for any agent, and for any that looks at the classes which load. */
    static List<Variant> idle(Path folder) throws IOException {
        Path jar = IdleAgentJar.in(folder);
        return List.of(
                agent(IDLE, jar, "", false),
                agent("an agent that lets every class through", jar, "=" + IdleAgent.LOOK, false));
    }

    boolean idles() {
        return name.equals(IDLE);
    }

    private static Variant bare(String name) {
        return new Variant(name, List.of(), NONE, false);
    }

    private static Variant agent(String name, Path jar, String argument, boolean peer, String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("-javaagent:" + jar + argument);
        return new Variant(name, all, NONE, peer);
    }

    /** Wrappers of the driver. */
    static List<Variant> wrappers() {
        return List.of(
                new Variant("p6spy", List.of(), "p6spy", true),
                new Variant("datasource-proxy, counting rows", List.of(), "datasource-proxy", true));
    }

    /**
     * Others' agents, as far as the build has put their jars into the folder. They send nothing anywhere, so that only
     * what they do in the application costs. Glowroot's is on no Maven repository; who has it puts {@code glowroot.jar} there.
     */
    static List<Variant> agents() {
        Path folder = Path.of(System.getProperty("rowtally.bench.peers"));
        return Stream.of(
                        agent(
                                "OpenTelemetry",
                                folder.resolve("opentelemetry-javaagent.jar"),
                                "",
                                true,
                                "-Dotel.traces.exporter=none",
                                "-Dotel.metrics.exporter=none",
                                "-Dotel.logs.exporter=none"),
                        agent(
                                "Elastic",
                                folder.resolve("elastic-apm-agent.jar"),
                                "",
                                true,
                                "-Delastic.apm.disable_send=true",
                                "-Delastic.apm.central_config=false",
                                "-Delastic.apm.cloud_provider=NONE",
                                "-Delastic.apm.log_level=OFF"),
                        agent(
                                "Datadog",
                                folder.resolve("dd-java-agent.jar"),
                                "",
                                true,
                                "-Ddd.trace.agent.url=unix:///nowhere",
                                "-Ddd.instrumentation.telemetry.enabled=false",
                                "-Ddd.remote_config.enabled=false",
                                "-Ddd.jmxfetch.enabled=false",
                                "-Ddatadog.slf4j.simpleLogger.defaultLogLevel=off"),
                        agent("Glowroot", folder.resolve("glowroot.jar"), "", true))
                .filter(variant -> Files.exists(variant.jar()))
                .toList();
    }

    private Path jar() {
        return Path.of(options.get(options.size() - 1).substring("-javaagent:".length()));
    }

    /** The workload's URL as this variant's driver wants it. */
    String url(String url) {
        return wrapper.equals("p6spy") ? url.replaceFirst("^jdbc:", "jdbc:p6spy:") : url;
    }
}
