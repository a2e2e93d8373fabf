package io.rowtally.instrument;

import io.rowtally.instrument.weave.Candidate;
import io.rowtally.instrument.weave.LoadedClassFiles;
import io.rowtally.instrument.weave.NamedRole;
import io.rowtally.instrument.weave.Weaver;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of the classes that were loaded before the attach may play a role. Told by their super types, which are loaded
 * as well: asking a class for its methods would load what their signatures name. Lives for one attach, on its thread.
 */
final class LoadedClasses {
    private static final String[] INTERFACES = {
        "java.sql.",
        "javax.sql.",
        "javax.servlet.",
        "jakarta.servlet.",
        "javax.jms.",
        "jakarta.jms.",
        "java.util.TimerTask",
        "org.springframework.security.core.context."
    };
    /** Classes that are told by their own names. */
    private static final String[] NAMES = {
        "org.apache.shiro.util.ThreadContext",
        "org.apache.shiro.subject.support.DelegatingSubject",
        "cn.dev33.satoken.stp.StpLogic",
        "org.pac4j.core.profile.ProfileManager",
        "org.glassfish.jersey.server.ContainerRequest",
        "org.jboss.resteasy.core.interception.PreMatchContainerRequestContext",
        "org.jboss.resteasy.core.interception.jaxrs.PreMatchContainerRequestContext",
        "org.apache.cxf.jaxrs.impl.ContainerRequestContextImpl",
        "org.postgresql.copy.CopyManager",
        "org.quartz.core.JobRunShell",
        "org.springframework.scheduling.support.ScheduledMethodRunnable",
        "org.apache.openejb.core.security.AbstractSecurityService",
        "org.apache.openejb.core.timer.EjbTimerServiceImpl",
        "javax.security.auth.Subject",
        "sun.rmi.transport.Transport"
    };

    private final Instrumentation instrumentation;
    private final ClassLoader own;
    private final Weaver weaver;
    private final List<NamedRole> named;
    private final Set<Class<?>> seen = Collections.newSetFromMap(new java.util.IdentityHashMap<>());
    private final Map<Class<?>, Boolean> implementing = new HashMap<>();

    LoadedClasses(Instrumentation instrumentation, ClassLoader own, Weaver weaver, List<NamedRole> named) {
        this.instrumentation = instrumentation;
        this.own = own;
        this.weaver = weaver;
        this.named = named;
    }

    /** Classes of the application that are loaded now and were not when this was last asked. */
    List<Class<?>> fresh() {
        List<Class<?>> fresh = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (!type.isArray()
                    && type.getClassLoader() != own
                    && Candidate.mayBe(type.getClassLoader(), type.getName().replace('.', '/'))
                    && seen.add(type)) {
                fresh.add(type);
            }
        }
        return fresh;
    }

    /** Those of them that may play a role, super classes first. */
    List<Class<?>> candidates(List<Class<?>> types) {
        Set<Class<?>> wanted = new HashSet<>();
        List<Class<?>> others = new ArrayList<>();
        for (Class<?> type : types) {
            if (isImplementing(type)) {
                for (Class<?> one = type; one != null; one = one.getSuperclass()) {
                    wanted.add(one);
                }
            } else if (isNamed(type.getName())) {
                wanted.add(type);
            } else if (mayBeLikeOne(type)) {
                others.add(type);
            }
        }
        LoadedClassFiles.read(others, (type, classFile) -> {
            if (isLikeOne(type, classFile)) {
                wanted.add(type);
            }
        });
        List<Class<?>> candidates = new ArrayList<>();
        for (Class<?> type : types) {
            if (wanted.contains(type) && !type.isInterface() && instrumentation.isModifiableClass(type)) {
                candidates.add(type);
            }
        }
        return candidates;
    }

    private boolean isImplementing(@Nullable Class<?> type) {
        if (type == null) {
            return false;
        }
        Boolean known = implementing.get(type);
        if (known == null) {
            known = named(type.getName())
                    || type.getName().endsWith(".ThreadPoolExecutor")
                    || isImplementing(type.getSuperclass());
            for (Class<?> one : type.getInterfaces()) {
                known = known || isImplementing(one);
            }
            implementing.put(type, known);
        }
        return known;
    }

    private boolean isNamed(String name) {
        return Arrays.asList(NAMES).contains(name) || Instruments.isNamed(named, name.replace('.', '/'));
    }

    private static boolean named(String name) {
        for (String prefix : INTERFACES) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayBeLikeOne(Class<?> type) {
        return type.getClassLoader() != null && !type.isInterface() && Modifier.isAbstract(type.getModifiers());
    }

    /** SQLite declares {@code next()} in an abstract class that is no ResultSet, and may have loaded it alone. */
    private boolean isLikeOne(Class<?> type, byte[] classFile) {
        ClassLoader loader = type.getClassLoader();
        try {
            return Candidate.is(loader, type.getName().replace('.', '/'), classFile) && weaver.wants(loader, classFile);
        } catch (RuntimeException | LinkageError e) {
            return false;
        }
    }
}
