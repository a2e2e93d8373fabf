package io.rowtally.telemetry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one line of the telemetry log says of its own; time, sequence and the fields common to all lines are added by the
 * {@link TelemetryLog}. Immutable once built. Built by agent threads.
 */
public final class Event {

    private final Action action;
    private final Fields fields;

    Event(Action action, Fields fields) {
        this.action = action;
        this.fields = fields;
    }

    public static Builder of(Action action) {
        return new Builder(action);
    }

    public Action action() {
        return action;
    }

    Fields fields() {
        return fields;
    }

    /** The whole number at a path, 0 where there is none. */
    long count(String path) {
        Object value = fields.at(path);
        return value instanceof Long ? (Long) value : 0;
    }

    /**
     * Collects the fields of one event; good for one {@link #build()}. A path is dotted ({@code pii.rows.fetched}) and
     * becomes nested objects. Null values are left out. Strings, and the names in maps of counts, lose control characters
     * and are cut at 256 characters; the value of a path that was put before is replaced in its place.
     *
     * <p>Every {@code put} throws {@link IllegalArgumentException} for a path that the log itself fills
     * ({@code @timestamp}, {@code ecs}, {@code agent}, {@code service}, {@code host}, {@code integrity}, the fixed part of
     * {@code event}) or that is an object in one place and a plain value in another: both are errors of the caller.
     */
    public static final class Builder {

        private static final Set<String> FILLED_BY_LOG = Collections.unmodifiableSet(new HashSet<>(Arrays.asList(
                "@timestamp",
                "ecs",
                "agent",
                "service",
                "host",
                "integrity",
                "event",
                "event.kind",
                "event.category",
                "event.type",
                "event.action",
                "event.dataset",
                "event.module",
                "event.id",
                "event.sequence")));

        private final Action action;
        private @Nullable Fields fields = new Fields();

        private Builder(Action action) {
            this.action = Objects.requireNonNull(action);
        }

        public Builder put(String path, @Nullable String value) {
            return set(path, value == null ? null : Text.clean(value));
        }

        public Builder put(String path, long value) {
            return set(path, value);
        }

        public Builder put(String path, boolean value) {
            return set(path, value);
        }

        /** NaN and the infinities, which JSON does not have, are left out. */
        public Builder put(String path, double value) {
            return set(path, Double.isNaN(value) || Double.isInfinite(value) ? null : value);
        }

        /** Written in UTC with milliseconds. */
        public Builder put(String path, @Nullable Instant value) {
            return set(path, value == null ? null : Timestamps.text(value));
        }

        /** Written in Base64, however many. */
        public Builder put(String path, byte[] bytes) {
            return set(path, Base64.getEncoder().encodeToString(bytes));
        }

        /** An array; null elements are left out. */
        public Builder put(String path, @Nullable List<? extends @Nullable String> values) {
            if (values == null) {
                return this;
            }
            List<String> cleaned = new ArrayList<>(values.size());
            for (String value : values) {
                if (value != null) {
                    cleaned.add(Text.clean(value));
                }
            }
            return set(path, Collections.unmodifiableList(cleaned));
        }

        /**
         * An object of counts; names are not split at dots. Names that become equal by cleaning are added up, so that no
         * count is lost; one that becomes empty is written as {@code ?}.
         */
        public Builder put(String path, @Nullable Map<String, Long> counts) {
            if (counts == null) {
                return this;
            }
            Fields object = new Fields();
            for (Map.Entry<String, Long> entry : counts.entrySet()) {
                if (entry.getValue() != null) {
                    String name = Text.clean(entry.getKey());
                    object.add(name.isEmpty() ? "?" : name, entry.getValue());
                }
            }
            return set(path, object);
        }

        /** The event; the builder is spent. */
        public Event build() {
            Event event = new Event(action, open());
            fields = null;
            return event;
        }

        private Builder set(String path, @Nullable Object value) {
            if (FILLED_BY_LOG.contains(guarded(path))) {
                throw new IllegalArgumentException("the log fills " + path + " itself");
            }
            if (value != null) {
                open().put(path, value);
            }
            return this;
        }

        /** The first name of a path, or the first two below {@code event}. */
        private static String guarded(String path) {
            int end = path.indexOf('.', path.startsWith("event.") ? "event.".length() : 0);
            return end < 0 ? path : path.substring(0, end);
        }

        private Fields open() {
            if (fields == null) {
                throw new IllegalStateException("this event is built already");
            }
            return fields;
        }
    }
}
