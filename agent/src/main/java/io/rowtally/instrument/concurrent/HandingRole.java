package io.rowtally.instrument.concurrent;

import io.rowtally.bridge.HandOver;
import io.rowtally.instrument.weave.Advice;
import io.rowtally.instrument.weave.Around;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Hierarchy;
import io.rowtally.instrument.weave.MethodSet;
import io.rowtally.instrument.weave.Role;
import io.rowtally.instrument.weave.Site;
import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's methods by which a task is forked, scheduled or sent, or a thread is started: the task is the first object among their
 * parameters, or this.
 */
final class HandingRole implements Role {
    private static final String TASK = "Ljava/util/concurrent/ForkJoinTask;";
    private static final String CONTAINER = "Ljdk/internal/vm/ThreadContainer;";
    /** Starts a thread for each task. */
    static final String EACH = "java/util/concurrent/CompletableFuture$ThreadPerTaskExecutor";

    private static final Map<String, MethodSet> METHODS = new HashMap<>();

    static {
        METHODS.put(
                "java/util/concurrent/ScheduledThreadPoolExecutor",
                MethodSet.of("delayedExecute(Ljava/util/concurrent/RunnableScheduledFuture;)V"));
        METHODS.put(
                "java/util/concurrent/ForkJoinPool",
                MethodSet.of(
                        "externalPush(" + TASK + ")V", // up to 17
                        "externalSubmit(" + TASK + ")V", // 8
                        "externalSubmit(" + TASK + ")" + TASK,
                        "poolSubmit(Z" + TASK + ")" + TASK, // from 21 on
                        "scheduleDelayedTask(Ljava/util/concurrent/DelayScheduler$ScheduledForkJoinTask;)" // 25
                                + "Ljava/util/concurrent/DelayScheduler$ScheduledForkJoinTask;"));
        METHODS.put("java/util/concurrent/ForkJoinTask", MethodSet.of("fork()" + TASK));
        METHODS.put("java/util/Timer", MethodSet.of("sched(Ljava/util/TimerTask;JJ)V"));
        METHODS.put(EACH, MethodSet.of("execute(Ljava/lang/Runnable;)V")); // up to 24, where processors are few
        METHODS.put("java/lang/Thread", MethodSet.of("start()V", "start(" + CONTAINER + ")V"));
        METHODS.put("java/lang/VirtualThread", MethodSet.of("start(" + CONTAINER + ")V"));
    }

    @Override
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        return METHODS.containsKey(type.name);
    }

    @Override
    public @Nullable Advice advise(MethodVisitor next, Site site) {
        MethodSet methods = METHODS.get(site.owner);
        if (methods == null || !methods.has(site.method)) {
            return null;
        }
        if (site.owner.equals(EACH)) {
            return new StartingEach(next, site);
        }
        return site.owner.startsWith("java/lang/") ? new Starting(next, site) : new Handing(next, site);
    }

    /** The giving of one task. */
    private static final class Handing extends Around {
        Handing(MethodVisitor next, Site site) {
            super(next, site, false);
        }

        @Override
        protected void entry() {
            int task = 0;
            while (task < arguments.length && arguments[task].getSort() != Type.OBJECT) {
                task++;
            }
            if (task == arguments.length) {
                self();
            } else {
                argument(task);
            }
            call(HandOver.class, "handed", void.class, Object.class);
        }
    }

    /** The start of a thread. */
    private static final class Starting extends Around {
        Starting(MethodVisitor next, Site site) {
            super(next, site, false);
        }

        @Override
        protected void entry() {
            self();
            if (arguments.length == 0) {
                mv.visitInsn(Opcodes.ACONST_NULL);
            } else {
                firstArgument();
            }
            call(HandOver.class, "started", void.class, Thread.class, Object.class);
        }
    }

    /** The start of a thread for one task, said before the thread says itself that it starts. */
    private static final class StartingEach extends Around {
        StartingEach(MethodVisitor next, Site site) {
            super(next, site, false);
        }

        @Override
        public void visitMethodInsn(int opcode, String called, String name, String descriptor, boolean isInterface) {
            if (called.equals("java/lang/Thread") && name.equals("start")) {
                duplicate();
                self();
                call(HandOver.class, "started", void.class, Thread.class, Object.class);
            }
            super.visitMethodInsn(opcode, called, name, descriptor, isInterface);
        }
    }
}
