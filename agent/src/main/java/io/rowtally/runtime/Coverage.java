package io.rowtally.runtime;

import io.rowtally.instrument.Instruments;
import io.rowtally.instrument.jdbc.ConnectRole;
import io.rowtally.instrument.jdbc.ResultSetRole;
import io.rowtally.instrument.servlet.RequestRole;
import io.rowtally.instrument.weave.Role;
import io.rowtally.instrument.work.CallRole;
import io.rowtally.instrument.work.EjbRole;
import io.rowtally.instrument.work.JobRole;
import io.rowtally.instrument.work.VertxRole;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What is under watch: the result set classes that were advised and those that could not be. Told by the threads that load
 * classes, read by the agent's thread.
 */
final class Coverage implements Instruments.Listener {
    private static final int MAX_NAMES = 1_000;

    private final Map<String, Boolean> resultSets = new ConcurrentHashMap<>();
    /** Names of classes that have JDBC's advice, as drivers, result sets or otherwise. */
    private final Set<String> advised = ConcurrentHashMap.newKeySet();

    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean started = new AtomicBoolean();
    private final Failures failures;
    private volatile @Nullable Runnable starter;
    private volatile boolean servesRequests;
    private volatile boolean opensScopes;

    Coverage(Failures failures) {
        this.failures = failures;
    }

    void whenFirstDriver(Runnable starter) {
        this.starter = starter;
    }

    @Override
    public void advised(String className, @Nullable ProtectionDomain domain, Iterable<Role> roles) {
        boolean jdbc = false;
        for (Role role : roles) {
            if (role instanceof RequestRole || role instanceof VertxRole) {
                servesRequests = true;
            } else if (role instanceof ResultSetRole && resultSets.size() < MAX_NAMES) {
                resultSets.put(className + source(domain), Boolean.TRUE);
            }
            jdbc |= role instanceof ResultSetRole;
            if ((role instanceof ResultSetRole || role instanceof ConnectRole) && advised.size() < MAX_NAMES) {
                advised.add(className);
            }
            opensScopes |=
                    servesRequests || role instanceof JobRole || role instanceof CallRole || role instanceof EjbRole;
        }
        if (jdbc) {
            begin();
        }
    }

    /** There is something to write, or will be; what comes after the first time does nothing. */
    void begin() {
        Runnable start = starter;
        if (start != null && !started.get() && started.compareAndSet(false, true)) {
            start.run();
        }
    }

    /** The file name of the class's jar, never its path. */
    private static String source(@Nullable ProtectionDomain domain) {
        CodeSource source = domain == null ? null : domain.getCodeSource();
        String location = source == null || source.getLocation() == null
                ? ""
                : source.getLocation().getPath();
        String path = location.endsWith("/") ? location.substring(0, location.length() - 1) : location;
        String name = path.substring(path.lastIndexOf('/') + 1).replace("!", "");
        return name.isEmpty() ? "" : " (" + name + ')';
    }

    @Override
    public void failed(String className, Throwable failure) {
        failures.note(className, failure);
        if (refused.size() < MAX_NAMES) {
            refused.add(className);
        }
    }

    /** Whether a class has loaded that serves requests or calls or runs jobs, which may hand work to other threads. */
    boolean opensScopes() {
        return opensScopes;
    }

    /** Whether the application serves requests: a servlet class was loaded, or could be from the class path. */
    boolean servesRequests() {
        return servesRequests
                || ClassLoader.getSystemResource("javax/servlet/http/HttpServlet.class") != null
                || ClassLoader.getSystemResource("jakarta/servlet/http/HttpServlet.class") != null;
    }

    /** The result set classes under watch, with their jars' names. */
    Set<String> drivers() {
        return new TreeSet<>(resultSets.keySet());
    }

    /** Names of driver and result set classes that have advice; null where there are too many to tell. */
    @Nullable
    Set<String> advised() {
        return advised.size() < MAX_NAMES ? advised : null;
    }

    /** Classes that could not be advised and run as they are. */
    Set<String> refused() {
        return new TreeSet<>(refused);
    }
}
