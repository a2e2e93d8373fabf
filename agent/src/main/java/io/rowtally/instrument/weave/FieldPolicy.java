package io.rowtally.instrument.weave;

import java.util.HashSet;
import java.util.Set;

/**
 * Whether the classes of one chain keep their state in fields of their own or beside them, in the bridge's {@code
 * Attached}. All classes of a chain must do the same, so the answer is by the name of the root-most class that plays the
 * role, and never changes. Asked on whichever thread loads a class; its lock is held for one look-up only.
 *
 * <p>Fields can be added only while a class loads. So after an attach those chains go without whose root was loaded by
 * then, or is asked about while it is not yet known which ones were.
 */
public final class FieldPolicy {
    private final boolean always;
    private final Set<String> without = new HashSet<>();
    private boolean open;

    private FieldPolicy(boolean always) {
        this.always = always;
        this.open = !always;
    }

    /** The agent was there before the first class: fields for all. */
    public static FieldPolicy always() {
        return new FieldPolicy(true);
    }

    /** The agent comes to a running JVM; open until {@link #close}. */
    public static FieldPolicy attaching() {
        return new FieldPolicy(false);
    }

    /** Whether there is nothing to ask. */
    boolean isAlways() {
        return always;
    }

    /** @param root the internal name of the root-most class that plays the role */
    synchronized boolean inFields(String root) {
        if (open) {
            without.add(root);
        }
        return !without.contains(root);
    }

    /** A class that is loaded, by its internal name. */
    public synchronized void loaded(String name) {
        without.add(name);
    }

    /** All classes that were loaded without advice are known now: what comes later gets fields. */
    public synchronized void close() {
        open = false;
    }
}
