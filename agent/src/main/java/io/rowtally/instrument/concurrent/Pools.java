package io.rowtally.instrument.concurrent;

import io.rowtally.bridge.HandOver;
import io.rowtally.instrument.weave.FieldPolicy;
import io.rowtally.instrument.weave.Parts;
import io.rowtally.instrument.weave.Weaver;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Has the JDK's pools, timers and threads tell what they are given and what they run. Installed once, by the agent's thread,
 * when a class has loaded that serves requests: others go on meanwhile, and the application's start has not waited for it.
 * Stays with the JVM, which asks again when another agent transforms these classes, or when one of them loads.
 */
public final class Pools implements ClassFileTransformer {
    private static final Set<String> NAMES = new HashSet<>(Arrays.asList(
            "java/util/concurrent/ThreadPoolExecutor",
            "java/util/concurrent/ScheduledThreadPoolExecutor",
            "java/util/concurrent/ForkJoinPool",
            "java/util/concurrent/ForkJoinTask",
            "java/util/Timer",
            "java/util/TimerThread",
            "java/lang/Thread",
            "java/lang/VirtualThread"));

    static {
        NAMES.addAll(ConsumerRole.QUEUES);
        NAMES.add(StageRole.FUTURE);
        NAMES.add(HandingRole.EACH);
    }

    private final Weaver weaver = new Weaver(
            Arrays.asList(new HandingRole(), new PoolRole(), new ForkJoinRole(), new ConsumerRole(), new StageRole()),
            FieldPolicy.always());
    private final BiConsumer<String, Throwable> failed;

    private Pools(BiConsumer<String, Throwable> failed) {
        this.failed = failed;
    }

    /**
     * @param own the agent's own loader, whose executors are none of the application's
     * @param failed hears of a class that could not be advised: what it is given has no scope then
     * @param goesOn asked often, since a server may have loaded thousands of classes to look at; where not, classes that have
     *     loaded get no advice
     */
    public static void install(
            Instrumentation instrumentation,
            ClassLoader own,
            BiConsumer<String, Throwable> failed,
            BooleanSupplier goesOn) {
        Pools pools = new Pools(failed);
        OtherExecutors others = new OtherExecutors(own, failed);
        HandOver.follow();
        instrumentation.addTransformer(pools, true);
        instrumentation.addTransformer(others, true);
        List<Class<?>> loaded = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (type.getClassLoader() == null && isWanted(type.getName().replace('.', '/'))) {
                loaded.add(type);
            }
        }
        loaded.addAll(others.loaded(instrumentation, goesOn));
        new Parts(loaded, goesOn, Parts.first()).each(types -> pools.retransform(instrumentation, types));
    }

    private static boolean isWanted(String name) {
        return NAMES.contains(name) || name.startsWith(StageRole.FUTURE) && StageRole.isStage(name);
    }

    /**
     * Where the JVM refuses one of them, by halves. It links what has only loaded: what cannot be, or has failed to initialise, is
     * an internal error of the JVM, and runs nothing that could tell.
     */
    private void retransform(Instrumentation instrumentation, List<Class<?>> types) {
        try {
            instrumentation.retransformClasses(types.toArray(new Class<?>[0]));
        } catch (UnmodifiableClassException | RuntimeException | LinkageError | InternalError e) {
            int half = types.size() / 2;
            if (half > 0) {
                retransform(instrumentation, types.subList(0, half));
                retransform(instrumentation, types.subList(half, types.size()));
            } else if (!(e instanceof InternalError)) {
                failed.accept(types.get(0).getName(), e);
            }
        }
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (loader != null || className == null || !isWanted(className)) {
            return null;
        }
        try {
            Weaver.Woven woven = weaver.weave(null, classFile);
            if (woven == null || woven.failure != null) {
                throw new IllegalStateException("no advice for it", woven == null ? null : woven.failure);
            }
            return woven.classFile;
        } catch (Throwable t) {
            failed.accept(className.replace('/', '.'), t);
            return null;
        }
    }
}
