package io.rowtally.instrument.weave;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of the methods that some roles look at. Most methods of most classes have none of them: those are passed over with
 * one look-up for all roles, and nothing but their names is read of them. Filled before the first question, then read by many threads.
 */
public final class MethodNames {
    private final Set<String> names = new HashSet<>();
    private final List<String> beginnings = new ArrayList<>();

    /** Every name there is. */
    public static MethodNames all() {
        MethodNames all = new MethodNames();
        all.addAll();
        return all;
    }

    /** Every name: for a role that tells its methods by something else. */
    public void addAll() {
        addBeginning("");
    }

    public void add(String... some) {
        for (String name : some) {
            names.add(name);
        }
    }

    public void add(Collection<String> some) {
        names.addAll(some);
    }

    /** The names of some methods, whatever their descriptors. */
    public void add(MethodSet methods) {
        names.addAll(methods.names());
    }

    /** All names that begin so. */
    public void addBeginning(String beginning) {
        beginnings.add(beginning);
    }

    boolean has(String name) {
        if (names.contains(name)) {
            return true;
        }
        for (int i = 0; i < beginnings.size(); i++) {
            if (name.startsWith(beginnings.get(i))) {
                return true;
            }
        }
        return false;
    }
}
