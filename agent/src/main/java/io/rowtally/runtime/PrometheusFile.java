package io.rowtally.runtime;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * The figures in Prometheus's text format 0.0.4, for the text file collector of its node exporter: replaced in one step, so that a reader
 * never sees a part. With the account's usual mode, since another account reads it. On the agent's thread.
 */
final class PrometheusFile {
    private PrometheusFile() {}

    static void write(File file, String service, Map<Metric, Double> figures) throws IOException {
        Path target = file.toPath().toAbsolutePath();
        Path temporary = target.resolveSibling('.' + String.valueOf(target.getFileName()) + ".tmp");
        try {
            Files.write(temporary, text(service, figures).getBytes(StandardCharsets.UTF_8));
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }

    static String text(String service, Map<Metric, Double> figures) {
        String labels = "{service=\"" + escaped(service) + "\"} ";
        StringBuilder text = new StringBuilder(4096);
        for (Map.Entry<Metric, Double> figure : figures.entrySet()) {
            Metric metric = figure.getKey();
            text.append("# HELP ").append(metric.name).append(' ').append(metric.help);
            text.append("\n# TYPE ").append(metric.name).append(metric.isCounter() ? " counter\n" : " gauge\n");
            text.append(metric.name)
                    .append(labels)
                    .append(number(figure.getValue()))
                    .append('\n');
        }
        return text.toString();
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String escaped(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
