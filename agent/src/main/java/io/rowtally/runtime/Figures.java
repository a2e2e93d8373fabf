package io.rowtally.runtime;

import io.rowtally.config.Settings;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Shows the agent's figures where the operator wants them: as a managed bean, in a file for Prometheus. On the agent's thread. */
final class Figures {
    /** How often it is looked whether there is a server of beans by now. */
    private static final int TURNS_BETWEEN_LOOKS = 5;

    private final Settings settings;
    private final Supplier<Map<Metric, Double>> source;
    private final Consumer<String> problems;
    private @Nullable ManagedBean bean;
    private int turns;
    private boolean failed;

    Figures(Settings settings, Supplier<Map<Metric, Double>> source, Consumer<String> problems) {
        this.settings = settings;
        this.source = source;
        this.problems = problems;
    }

    /** Once a second. */
    void turn() {
        if (settings.metrics().jmx() && bean == null && ++turns % TURNS_BETWEEN_LOOKS == 0) {
            bean = ManagedBean.registered();
        }
        if (bean != null) {
            bean.show(source.get());
        }
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
