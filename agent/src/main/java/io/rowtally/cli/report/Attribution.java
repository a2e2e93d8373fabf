package io.rowtally.cli.report;

import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a user was found. */
final class Attribution implements Comparable<Attribution> {
    private static final Comparator<Attribution> ORDER = Comparator.comparing((Attribution one) -> one.method)
            .thenComparing(one -> one.key)
            .thenComparing(one -> one.confidence);

    final String method;
    final String key;
    final String confidence;

    Attribution(String method, String key, String confidence) {
        this.method = method;
        this.key = key;
        this.confidence = confidence;
    }

    @Override
    public int compareTo(Attribution other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Attribution && compareTo((Attribution) other) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(method, key, confidence);
    }
}
