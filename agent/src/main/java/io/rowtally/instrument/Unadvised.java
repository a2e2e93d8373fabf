package io.rowtally.instrument;

import io.rowtally.instrument.weave.Candidate;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.sql.Driver;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Drivers and result sets that are loaded and have no advice, nor any class that they inherit from: they were there before the agent,
 * or another agent has undone what was done. Asks classes for their super types alone, which are loaded. On the agent's thread.
 */
public final class Unadvised {
    private static final int MOST = 100;

    private final Instrumentation instrumentation;

    public Unadvised(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    /** @param advised the names of classes that have advice, with dots */
    public List<String> names(Set<String> advised) {
        List<String> names = new ArrayList<>();
        try {
            for (Class<?> type : instrumentation.getAllLoadedClasses()) {
                if (isAsked(type) && !isAdvised(type, advised) && names.size() < MOST) {
                    names.add(type.getName());
                }
            }
        } catch (LinkageError e) {
            names.clear(); // a runtime without JDBC
        }
        return names;
    }

    private static boolean isAsked(Class<?> type) {
        return (ResultSet.class.isAssignableFrom(type) || Driver.class.isAssignableFrom(type))
                && !type.isInterface()
                && !Modifier.isAbstract(type.getModifiers())
                && !Proxy.isProxyClass(type)
                && Candidate.mayBe(type.getClassLoader(), type.getName().replace('.', '/'));
    }

    private static boolean isAdvised(@Nullable Class<?> type, Set<String> advised) {
        for (Class<?> one = type; one != null; one = one.getSuperclass()) {
            if (advised.contains(one.getName())) {
                return true;
            }
        }
        return false;
    }
}
