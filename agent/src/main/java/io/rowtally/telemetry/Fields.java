package io.rowtally.telemetry;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object of an event: names in the order of their first appearance. A value is a {@code String}, {@code Long},
 * {@code Double}, {@code Boolean}, a {@code List<String>} or another {@code Fields}. Confined to the thread that builds the
 * event; not changed after that.
 */
final class Fields {

    private final Map<String, Object> members = new LinkedHashMap<>();

    Map<String, Object> members() {
        return members;
    }

    /**
     * Puts a value at a dotted path and makes the objects on the way.
     *
     * @throws IllegalArgumentException if the path is malformed, leads through a plain value, or ends at an object
     */
    void put(String path, Object value) {
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("empty name in field path");
        }
        Object present = members.get(name);
        if (dot < 0) {
            if (present instanceof Fields && !(value instanceof Fields)) {
                throw new IllegalArgumentException("field " + name + " is an object already");
            }
            members.put(name, value);
            return;
        }
        if (present != null && !(present instanceof Fields)) {
            throw new IllegalArgumentException("field " + name + " is a plain value already");
        }
        Fields child = present == null ? new Fields() : (Fields) present;
        child.put(path.substring(dot + 1), value);
        members.putIfAbsent(name, child);
    }

    /** Adds to a count under a name that is taken as it is, dots included. */
    void add(String name, long count) {
        Object present = members.get(name);
        members.put(name, present instanceof Long ? (Long) present + count : count);
    }

    /** The value at a dotted path, or null where there is none. */
    @Nullable
    Object at(String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return members.get(path);
        }
        Object child = members.get(path.substring(0, dot));
        return child instanceof Fields ? ((Fields) child).at(path.substring(dot + 1)) : null;
    }
}
