package io.rowtally.it.switched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.Until;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hawkular.agent.prometheus.text.TextPrometheusMetricsProcessor;
import org.hawkular.agent.prometheus.types.Counter;
import org.hawkular.agent.prometheus.types.Gauge;
import org.hawkular.agent.prometheus.types.Metric;
import org.hawkular.agent.prometheus.types.MetricFamily;
import org.hawkular.agent.prometheus.walkers.CollectorPrometheusMetricsWalker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent's own figures as those see them who watch many JVMs: by JMX, and by Prometheus, whose text format a parser reads here. */
class FiguresTest {
    private static final Path JAVA = Jdks.all().values().iterator().next();

    /** Turns of the agent's thread, and lines of its health where an interval is a turn. */
    private static final int LOOKED_BY = 7;

    @TempDir
    private Path folder;

    @Test
    void theBeanComesOnceTheApplicationHasMadeTheServerOfBeansAndNotBefore() throws Exception {
        try (Told told = Told.start(JAVA, folder, "")) {
            looked(told);
            told.tell("servers", 0);
            told.tell("manage", 0);
            told.tell("servers", 1);

            Until.holds(() -> told.ask("fetched") == 100 * LOOKED_BY, told.process());
            told.tell("all", 100);
            Until.holds(() -> told.ask("fetched") == 100 * LOOKED_BY + 100, told.process());
            assertEquals(0, told.end());
            assertEquals(0, told.telemetry().failures());
        }
    }

    /** Not even its classes: the factory of servers would wake the application's logging. */
    @Test
    void whereTheApplicationHasNoManagementTheAgentWakesNone() throws Exception {
        // Java 8 can only say it on standard output
        Path java = Jdks.all().getOrDefault(25, Jdks.all().get(17));
        ForkedJvm jvm = ForkedJvm.of(java, folder).option("-Xlog:class+load:file=loaded");
        try (Told told = Told.start(jvm, folder, ForkedJvm.agentJar(), "")) {
            looked(told);
            assertEquals(0, told.end());

            List<String> loaded = Files.readAllLines(folder.resolve("loaded")).stream()
                    .filter(line -> line.contains("java.lang.management.Management")
                            || line.contains("javax.management.MBeanServerFactory"))
                    .toList();
            assertEquals(List.of(), loaded);
        }
    }

    /** Has the agent's thread turn more often than it turns between two looks for a server of beans. */
    private static void looked(Told told) throws Exception {
        for (int turn = 1; turn <= LOOKED_BY; turn++) {
            told.tell("all", 100);
            told.event("agent-health", turn);
        }
    }

    @Test
    void theFileIsPrometheussAndNamesNobody() throws Exception {
        Path file = folder.resolve("rowtally.prom");
        ForkedJvm jvm = ForkedJvm.of(JAVA, folder).option("-Drowtally.service.name=the \"register\"");
        try (Told told = Told.start(jvm, folder, ForkedJvm.agentJar(), "jmx=false,prometheus.file=" + file)) {
            told.tell("manage", 0);
            told.tell("all", 100);
            Until.holds(
                    () -> Files.exists(file) && figures(file).get("rowtally_rows_fetched_total") == 100,
                    told.process());
            assertEquals(1, figures(file).get("rowtally_counting"));

            Files.createFile(folder.resolve("log/rowtally.off"));
            told.event("agent-paused", 1);
            assertEquals(-1, told.ask("fetched"), "there is no bean where jmx=false");
            assertEquals(0, told.end());

            Map<String, Double> figures = figures(file);
            assertEquals(15, figures.size(), figures.toString());
            assertEquals(0, figures.get("rowtally_counting"));
            assertTrue(figures.get("rowtally_gap_seconds_total") > 0, figures.toString());
            assertTrue(figures.get("rowtally_cpu_seconds_total") > 0, figures.toString());
            assertEquals(0, figures.get("rowtally_failures_total"));
            assertFalse(Files.exists(folder.resolve(".rowtally.prom.tmp")));
            for (String line : Files.readAllLines(file)) {
                assertTrue(line.startsWith("#") || line.contains("{service=\"the \\\"register\\\"\"} "), line);
            }
        }
    }

    private static Map<String, Double> figures(Path file) throws Exception {
        Map<String, Double> figures = new TreeMap<>();
        CollectorPrometheusMetricsWalker walker = new CollectorPrometheusMetricsWalker();
        try (InputStream in = Files.newInputStream(file)) {
            new TextPrometheusMetricsProcessor(in, walker).walk();
        }
        for (MetricFamily family : walker.getAllMetricFamilies()) {
            assertEquals(1, family.getMetrics().size(), family.getName());
            Metric metric = family.getMetrics().get(0);
            assertEquals(java.util.Set.of("service"), metric.getLabels().keySet());
            figures.put(
                    family.getName(),
                    family.getName().endsWith("_total") ? ((Counter) metric).getValue() : ((Gauge) metric).getValue());
        }
        return figures;
    }
}
