package io.rowtally.it.bench;

import io.rowtally.it.harness.ForkedJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One way to run a workload: bare, under an agent, or through a wrapper of the driver. */
record Variant(String name, List<String> options, String wrapper) {
    static final String BASE = "no agent";

    static Variant bare(String name) {
        return new Variant(name, List.of(), "none");
    }

    /** The packaged agent, with its log beside the fork's own outputs. */
    static Variant rowtally() {
        return agent("Rowtally", ForkedJvm.agentJar(), "=log.dir=log,banner=false");
    }

    private static Variant agent(String name, Path jar, String argument, String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("-javaagent:" + jar + argument);
        return new Variant(name, all, "none");
    }

    /** The peers whose jars the build has put beside the tests; agents export nothing, so that only counting costs. */
    static List<Variant> peers() throws IOException {
        List<Variant> peers = new ArrayList<>();
        peers.add(new Variant("p6spy", List.of(), "p6spy"));
        peers.add(new Variant("datasource-proxy, counting rows", List.of(), "datasource-proxy"));
        Path folder = Path.of(System.getProperty("rowtally.bench.peers"));
        if (Files.isDirectory(folder)) {
            peers.add(agent(
                    "OpenTelemetry",
                    folder.resolve("opentelemetry-javaagent.jar"),
                    "",
                    "-Dotel.traces.exporter=none",
                    "-Dotel.metrics.exporter=none",
                    "-Dotel.logs.exporter=none"));
        }
        return peers;
    }

    /** The workload's URL as this variant's driver wants it. */
    String url(String url) {
        return wrapper.equals("p6spy") ? url.replaceFirst("^jdbc:", "jdbc:p6spy:") : url;
    }
}
