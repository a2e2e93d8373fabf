package io.rowtally.instrument.weave;

import java.util.HashSet;
import java.util.Set;

/**
 * Some methods, each by its name and descriptor. Looked up by the name first: most methods of most classes are told apart by
 * that, and to put both together for each role that looks at a class was much of what the looking cost.
 */
public final class MethodSet {
    private final Set<String> names = new HashSet<>();
    private final Set<String> methods = new HashSet<>();

    /** @param methods as {@code next()Z} */
    public static MethodSet of(String... methods) {
        MethodSet set = new MethodSet();
        for (String method : methods) {
            set.names.add(method.substring(0, method.indexOf('(')));
            set.methods.add(method);
        }
        return set;
    }

    private MethodSet() {}

    Set<String> names() {
        return names;
    }

    public boolean has(ClassOutline.Member method) {
        return names.contains(method.name) && methods.contains(method.toString());
    }
}
