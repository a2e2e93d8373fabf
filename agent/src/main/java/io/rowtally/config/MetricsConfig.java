package io.rowtally.config;

import java.io.File;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the agent's own figures are shown, which name nobody: {@code jmx}, {@code prometheus.file}. Immutable; any thread. */
public final class MetricsConfig {
    private final boolean jmx;
    private final @Nullable File prometheusFile;

    private MetricsConfig(boolean jmx, @Nullable File prometheusFile) {
        this.jmx = jmx;
        this.prometheusFile = prometheusFile;
    }

    static MetricsConfig read(Sources sources, Problems problems) {
        return new MetricsConfig(jmx(sources, problems), file(sources, problems));
    }

    /** What is neither yes nor no is no: it may have been meant so. */
    private static boolean jmx(Sources sources, Problems problems) {
        Given given = sources.get(Key.JMX);
        if (given == null) {
            return true;
        }
        String word = given.value.toLowerCase(Locale.ROOT);
        if (!word.equals("true") && !word.equals("false")) {
            problems.useDefault(Key.JMX, given, "is not true or false", "false");
        }
        return word.equals("true");
    }

    private static @Nullable File file(Sources sources, Problems problems) {
        Given given = sources.get(Key.PROMETHEUS_FILE);
        if (given == null) {
            return null;
        }
        if (Given.isPlain(given.value, LogConfig.LONGEST_PATH)) {
            return new File(given.value);
        }
        problems.useDefault(Key.PROMETHEUS_FILE, given, "is not a path", "none");
        return null;
    }

    /** Whether the figures are a bean in the platform's server of beans, once the application has made that. */
    public boolean jmx() {
        return jmx;
    }

    /** The file that is replaced after each interval; null where none was named. */
    public @Nullable File prometheusFile() {
        return prometheusFile;
    }

    void describe(Map<String, String> effective) {
        effective.put(Key.JMX.text, Boolean.toString(jmx));
        if (prometheusFile != null) {
            effective.put(Key.PROMETHEUS_FILE.text, prometheusFile.getPath());
        }
    }
}
