package io.rowtally.runtime;

import io.rowtally.config.Settings;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Shows the agent's figures where the operator wants them: as a managed bean, in a file for Prometheus. On the agent's thread. */
final class Figures {
    /** How often it is looked whether there is a server of beans by now. */
    private static final int TURNS_BETWEEN_LOOKS = 5;

    private static final String FACTORY = "javax.management.MBeanServerFactory";

    private final Settings settings;
    private final Supplier<Map<Metric, Double>> source;
    private final Consumer<String> problems;
    private final Instrumentation instrumentation;
    private @Nullable ManagedBean bean;
    private int turns;
    private boolean failed;

    Figures(
            Settings settings,
            Supplier<Map<Metric, Double>> source,
            Consumer<String> problems,
            Instrumentation instrumentation) {
        this.settings = settings;
        this.source = source;
        this.problems = problems;
        this.instrumentation = instrumentation;
    }

    /** Once a second. */
    void turn() {
        if (settings.metrics().jmx() && bean == null && ++turns % TURNS_BETWEEN_LOOKS == 0 && hasServers()) {
            bean = ManagedBean.registered();
        }
        if (bean != null) {
            bean.show(source.get());
        }
    }

    /** Whether anybody has made a server of beans. To ask the factory would load it, and that wakes the application's logging. */
    private boolean hasServers() {
        for (Class<?> type : instrumentation.getInitiatedClasses(null)) {
            if (type.getName().equals(FACTORY)) {
                return true;
            }
        }
        return false;
    }

    /** After each interval. */
    void write() {
        File file = settings.metrics().prometheusFile();
        if (file == null) {
            return;
        }
        try {
            PrometheusFile.write(file, settings.service().name(), source.get());
            failed = false;
        } catch (IOException | RuntimeException e) {
            if (!failed) {
                failed = true;
                problems.accept("prometheus.file=" + file + " cannot be written: " + e);
            }
        }
    }

    /** The agent stops. */
    void close() {
        write();
        if (bean != null) {
            bean.unregister();
        }
    }
}
