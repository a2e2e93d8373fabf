package io.rowtally.instrument.weave;

import java.util.HashSet;
import java.util.Set;

/**
 * Classes that are looked at for their names, since a word to look for in all class files would cost each of them time: where
 * security frameworks keep the user, what runs jobs and beans, copies of the JDK's thread pool, the pools of Jetty and JBoss, and Vert.x.
 */
final class NamedClasses {
    /** Applications have strategies of their own, named after the interface. */
    private static final String STRATEGY = "SecurityContextHolderStrategy";
    /** How the other names end. */
    private static final String[] ENDS = {
        "/SecurityContextImpl",
        "org/apache/shiro/util/ThreadContext",
        "org/apache/shiro/subject/support/DelegatingSubject",
        "cn/dev33/satoken/stp/StpLogic",
        "org/pac4j/core/profile/ProfileManager",
        "org/glassfish/jersey/server/ContainerRequest",
        "/PreMatchContainerRequestContext",
        "org/apache/cxf/jaxrs/impl/ContainerRequestContextImpl",
        "org/quartz/core/JobRunShell",
        "/scheduling/support/ScheduledMethodRunnable",
        "org/apache/openejb/core/security/AbstractSecurityService",
        "org/apache/openejb/core/timer/EjbTimerServiceImpl",
        "javax/security/auth/Subject",
        "sun/rmi/transport/Transport",
        "/ThreadPoolExecutor",
        "org/eclipse/jetty/util/thread/QueuedThreadPool",
        "org/eclipse/jetty/util/thread/ReservedThreadExecutor$ReservedThread",
        "org/jboss/threads/EnhancedQueueExecutor",
        "org/jboss/threads/EnhancedQueueExecutor$ThreadBody",
        "io/vertx/core/http/impl/Http1xServerRequest",
        "io/vertx/core/http/impl/Http2ServerRequest",
        "io/vertx/core/http/impl/http1/Http1ServerRequest",
        "io/vertx/core/http/impl/HttpServerRequestImpl",
        "io/vertx/core/http/impl/Http1xServerConnection",
        "io/vertx/core/http/impl/http1/Http1ServerConnection",
        "io/vertx/core/impl/VertxImpl",
        "io/vertx/core/impl/DuplicatedContext",
        "io/vertx/ext/web/impl/UserContextImpl",
        "io/vertx/ext/web/impl/RoutingContextImpl",
        "io/quarkus/vertx/http/runtime/security/PersistentLoginManager"
    };

    /** Their names without packages, by which nearly all classes are let go: each class of the application's is asked. */
    private static final Set<String> SIMPLE = new HashSet<>();

    static {
        for (String end : ENDS) {
            SIMPLE.add(simple(end));
        }
    }

    private NamedClasses() {}

    /** Whether a class is one of the two of the JDK's that are looked at when they load, which in most applications they do not. */
    static boolean areOfTheJdk(String name) {
        return name.equals("javax/security/auth/Subject") || name.equals("sun/rmi/transport/Transport");
    }

    /** @param name with slashes */
    static boolean has(String name) {
        return SIMPLE.contains(simple(name)) && hasEnd(name) || name.endsWith(STRATEGY);
    }

    private static boolean hasEnd(String name) {
        for (String end : ENDS) {
            if (name.endsWith(end)) {
                return true;
            }
        }
        return false;
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
