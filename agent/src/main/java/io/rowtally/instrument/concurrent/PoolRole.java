package io.rowtally.instrument.concurrent;

import io.rowtally.bridge.HandOver;
import io.rowtally.instrument.weave.Advice;
import io.rowtally.instrument.weave.Around;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Hierarchy;
import io.rowtally.instrument.weave.MethodNames;
import io.rowtally.instrument.weave.MethodSet;
import io.rowtally.instrument.weave.Role;
import io.rowtally.instrument.weave.Site;
import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Thread pools: where one is given a task, and where its threads run one task after the other; a timer's loop as well. The JDK's
 * and copies of it (Tomcat 10.1 has one) are told by what they are made of, those that Jetty and JBoss have of their own by name.
 */
public final class PoolRole implements Role {
    private static final String POOL = "ThreadPoolExecutor";
    private static final String EXECUTE = "execute(Ljava/lang/Runnable;)V";
    private static final MethodSet EXECUTES = MethodSet.of(EXECUTE);
    private static final MethodSet GETS_TASK = MethodSet.of("getTask()Ljava/lang/Runnable;");
    private static final String RUNS_WORKER = "runWorker";
    private static final String JBOSS = "org/jboss/threads/EnhancedQueueExecutor";

    /** Of what is told by name: which methods are given a task. */
    private static final Map<String, MethodSet> GIVEN = new HashMap<>();
    /** And which run tasks. */
    private static final Map<String, MethodSet> RUNNING = new HashMap<>();

    static {
        String jetty = "org/eclipse/jetty/util/thread/QueuedThreadPool";
        GIVEN.put(jetty, MethodSet.of(EXECUTE));
        RUNNING.put(jetty, MethodSet.of("runJob(Ljava/lang/Runnable;)V"));
        // a job of that pool, which itself runs one task after the other, of whoever comes
        RUNNING.put("org/eclipse/jetty/util/thread/ReservedThreadExecutor$ReservedThread", MethodSet.of("run()V"));
        // what is queued is not what was given, but made of it before
        GIVEN.put(
                JBOSS, MethodSet.of("tryExecute(L" + JBOSS + "$Task;)I", "tryExecute(Ljava/lang/Runnable;)I" /* 2 */));
        RUNNING.put(JBOSS + "$ThreadBody", MethodSet.of("run()V"));
        // where the loop is since 3.9, and where 3.1 runs each task
        RUNNING.put(JBOSS, MethodSet.of("runThreadBody()V", "safeRun(Ljava/lang/Runnable;)V"));
        RUNNING.put("java/util/TimerThread", MethodSet.of("mainLoop()V"));
    }

    /** Whether a class is a pool or one of its workers, which tells by itself what it is given and what it runs. */
    static boolean tells(ClassOutline type) {
        return GIVEN.containsKey(type.name) || RUNNING.containsKey(type.name) || isPool(type);
    }

    private static boolean isPool(ClassOutline type) {
        if (!isPool(type.name)) {
            return false;
        }
        boolean executes = false;
        boolean runs = false;
        boolean takes = false;
        for (ClassOutline.Member method : type.methods) {
            executes |= EXECUTES.has(method);
            runs |= isWorkers(type.name, method);
            takes |= GETS_TASK.has(method);
        }
        return executes && runs && takes;
    }

    private static boolean isPool(String name) {
        return name.endsWith(POOL);
    }

    private static boolean isWorkers(String pool, ClassOutline.Member method) {
        return method.name.equals(RUNS_WORKER) && method.descriptor.equals("(L" + pool + "$Worker;)V");
    }

    @Override
    public void looksAt(MethodNames names) {
        names.add(EXECUTES);
        names.add(GETS_TASK);
        names.add(RUNS_WORKER);
    }

    @Override
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        return tells(type);
    }

    @Override
    public @Nullable Advice advise(MethodVisitor next, Site site) {
        if (isRunning(site)) {
            return new Loop(next, site);
        }
        if (isWorkers(site.owner, site.method)) {
            return new First(next, site);
        }
        if (isPool(site.owner) && GETS_TASK.has(site.method)) {
            return new Next(next, site);
        }
        return isGiven(site) ? new Execute(next, site) : null;
    }

    private static boolean isRunning(Site site) {
        MethodSet methods = RUNNING.get(site.owner);
        return methods != null && methods.has(site.method);
    }

    private static boolean isGiven(Site site) {
        MethodSet methods = GIVEN.get(site.owner);
        return (methods == null ? EXECUTES : methods).has(site.method);
    }

    /** The giving of a task, which is the application's own object, perhaps given several times. */
    private static final class Execute extends Around {

        Execute(MethodVisitor next, Site site) {
            super(next, site, false);
        }

        @Override
        protected void entry() {
            firstArgument();
            call(HandOver.class, "queued", void.class, Object.class);
        }
    }

    /** The task that a thread of the JDK's pool is born with. */
    private static final class First extends Around {
        private final String pool;

        First(MethodVisitor next, Site site) {
            super(next, site, false);
            this.pool = site.owner;
        }

        @Override
        protected void entry() {
            firstArgument();
            super.visitFieldInsn(Opcodes.GETFIELD, pool + "$Worker", "firstTask", "Ljava/lang/Runnable;");
            call(HandOver.class, "beforeTask", void.class, Object.class);
        }
    }

    /**
     * The taking of the next task, which is run at once; the one before is done. Not in the loop that calls this: a thread that
     * is in it already when the pool gets its advice never leaves it, and would run all its tasks without.
     */
    private static final class Next extends Around {
        Next(MethodVisitor next, Site site) {
            super(next, site, false);
        }

        @Override
        protected void entry() {
            call(HandOver.class, "afterTask", void.class);
        }

        @Override
        protected void beforeReturn() {
            duplicate();
            call(HandOver.class, "beforeTask", void.class, Object.class);
        }
    }

    /** The call of one task after the other. */
    private static final class Loop extends Around {

        Loop(MethodVisitor next, Site site) {
            super(next, site, false);
        }

        @Override
        public void visitMethodInsn(int opcode, String called, String name, String descriptor, boolean isInterface) {
            boolean task = name.equals("run")
                    && descriptor.equals("()V")
                    && (called.equals("java/lang/Runnable") || called.equals("java/util/TimerTask"));
            if (task) {
                duplicate();
                call(HandOver.class, "beforeTask", void.class, Object.class);
            }
            super.visitMethodInsn(opcode, called, name, descriptor, isInterface);
            if (task) {
                call(HandOver.class, "afterTask", void.class);
            }
        }
    }
}
