package io.rowtally.instrument.concurrent;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.rowtally.bridge.Activation;
import io.rowtally.bridge.HandOver;
import io.rowtally.bridge.Scope;
import io.rowtally.runtime.WovenDoor;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whose tasks the pools that servers have of their own run: Jetty's, and JBoss's in each of its shapes, with one thread. */
class PoolRoleTest {
    private static final String JETTYS = "org.eclipse.jetty.util.thread.QueuedThreadPool";
    private static final String JBOSS = "org.jboss.threads.EnhancedQueueExecutor";
    private static final long LONGEST = 60;

    private WovenDoor door;
    /** The one that this thread serves; null where it serves none. */
    private Object request;

    /** A release, by the folder of its jars. */
    enum Release {
        JETTY9,
        JETTY12,
        /** Runs each task in a method of its own, and tells what was given from what is queued by nothing. */
        JBOSS31,
        JBOSS35,
        JBOSS37,
        /** Has its loop in the pool and no more in the thread's body. */
        JBOSS39;

        Executor make() throws Exception {
            ClassLoader jars = AdvisedJars.in(name().toLowerCase());
            return name().startsWith("JETTY") ? jetty(jars, 1) : jboss(jars);
        }
    }

    private static Executor jetty(ClassLoader jars, int threads) throws ReflectiveOperationException {
        Class<?> type = jars.loadClass(JETTYS);
        Object pool = type.getConstructor(int.class, int.class).newInstance(threads, threads);
        type.getMethod("setDaemon", boolean.class).invoke(pool, true);
        type.getMethod("setReservedThreads", int.class).invoke(pool, threads - 1);
        type.getMethod("start").invoke(pool);
        return (Executor) pool;
    }

    private static Executor jboss(ClassLoader jars) throws ReflectiveOperationException {
        Object builder = jars.loadClass(JBOSS + "$Builder").getConstructor().newInstance();
        for (String size : new String[] {"setCorePoolSize", "setMaximumPoolSize"}) {
            builder.getClass().getMethod(size, int.class).invoke(builder, 1);
        }
        return (Executor) builder.getClass().getMethod("build").invoke(builder);
    }

    private static void stop(Executor pool) throws Exception {
        String method = pool.getClass().getName().equals(JETTYS) ? "stop" : "shutdownNow";
        pool.getClass().getMethod(method).invoke(pool);
    }

    @BeforeEach
    void open() throws Exception {
        door = new WovenDoor();
        HandOver.follow();
    }

    @AfterEach
    void close() throws Exception {
        end();
        door.close();
    }

    /** What the calling thread does now belongs to it. */
    private static Scope here() {
        Object token = Activation.enter();
        Activation.exit(token);
        return ((Activation) token).scope;
    }

    /** Gives the pool a task, which answers with its scope. */
    private static CompletableFuture<Scope> give(Executor pool, Callable<?> before) {
        CompletableFuture<Scope> answer = new CompletableFuture<>();
        pool.execute(() -> {
            try {
                before.call();
                answer.complete(here());
            } catch (Exception e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    private static CompletableFuture<Scope> give(Executor pool) {
        return give(pool, () -> null);
    }

    private static Scope of(CompletableFuture<Scope> answer) throws Exception {
        return answer.get(LONGEST, TimeUnit.SECONDS);
    }

    private Scope begin() {
        request = Activation.beginRequest("request");
        return here();
    }

    private void end() {
        Activation.endRequest(request);
        request = null;
    }

    @ParameterizedTest
    @EnumSource
    void aTaskIsItsGiversAndNoneOfItIsTheNextOnes(Release release) throws Exception {
        Executor pool = release.make();
        assertSame(begin(), of(give(pool)));
        end();
        Scope second = begin();
        assertSame(second, of(give(pool)));
        CompletableFuture<Object> over = new CompletableFuture<>();
        CompletableFuture<Scope> left = give(pool, over::get);
        CompletableFuture<Scope> late = give(pool);
        end();
        over.complete("");
        assertSame(second, of(left).startedBy);
        assertSame(second, of(late).startedBy);
        Scope nobodys = of(give(pool));
        stop(pool);

        assertFalse(nobodys.request);
        assertNull(nobodys.startedBy);
    }

    /** A thread that Jetty keeps ready is a task that never ends, of whoever came when it was needed. */
    @ParameterizedTest
    @EnumSource(names = {"JETTY9", "JETTY12"})
    void aReservedThreadIsNotItsFirstUsers(Release release) throws Exception {
        Executor pool = jetty(AdvisedJars.in(release.name().toLowerCase()), 3);
        Scope first = begin();
        CompletableFuture<Scope> answer = new CompletableFuture<>();
        while (!tryExecute(pool, () -> answer.complete(here()))) {
            Thread.yield();
        }
        Scope scope = of(answer);
        end();
        stop(pool);

        assertNotSame(first, scope);
    }

    private static boolean tryExecute(Executor pool, Runnable task) throws ReflectiveOperationException {
        return (Boolean) pool.getClass().getMethod("tryExecute", Runnable.class).invoke(pool, task);
    }
}
