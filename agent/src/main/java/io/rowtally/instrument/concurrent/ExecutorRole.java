package io.rowtally.instrument.concurrent;

import io.rowtally.bridge.HandOver;
import io.rowtally.instrument.weave.Advice;
import io.rowtally.instrument.weave.Around;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Hierarchy;
import io.rowtally.instrument.weave.Role;
import io.rowtally.instrument.weave.Site;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Executors that {@link PoolRole} does not know: libraries', containers', the application's own, with the classes that are nested in
 * them. Many run what several users have given them one after the other, within one task of a pool below, as Guava's sequential
 * one does; so each task keeps the scope it was given in, and has it while it is run.
 */
final class ExecutorRole implements Role {
    static final String RUNNABLE = "java/lang/Runnable";

    private static final Set<String> EXECUTORS = new HashSet<>(Arrays.asList(
            "java/util/concurrent/Executor",
            "java/util/concurrent/ExecutorService",
            "java/util/concurrent/ScheduledExecutorService",
            "java/util/concurrent/AbstractExecutorService"));

    @Override
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        boolean executor = false;
        for (ClassOutline one = type; one != null; one = hierarchy.outline(host(one.name))) {
            if (PoolRole.tells(one)) {
                return false;
            }
            executor |= hierarchy.isA(one, EXECUTORS);
        }
        return executor;
    }

    /** The class that a class is nested in, by its name; null where that says nothing of one. */
    private static @Nullable String host(String name) {
        int end = name.lastIndexOf('$');
        return end <= name.lastIndexOf('/') + 1 ? null : name.substring(0, end);
    }

    @Override
    public boolean takesStatic() {
        return true;
    }

    @Override
    public Advice advise(MethodVisitor next, Site site) {
        if (isExecute(site.method)) {
            return new Execute(next, site);
        }
        return isRun(site.method) ? new RunsGiven(next, site) : new Runs(next, site);
    }

    private static boolean isExecute(ClassOutline.Member method) {
        return method.advisable() && isExecute(method.name, method.descriptor);
    }

    private static boolean isExecute(String name, String descriptor) {
        return name.equals("execute") && descriptor.equals("(L" + RUNNABLE + ";)V");
    }

    /** Whether others call a method to have a task run at once. */
    private static boolean isRun(ClassOutline.Member method) {
        return method.isPublic()
                && method.advisable()
                && method.name.equals("run")
                && method.descriptor.startsWith("(L" + RUNNABLE + ";");
    }

    /** The running of whatever the executor was given. It is called by the bridge, since it may throw amid the method. */
    private static class Runs extends Around {
        Runs(MethodVisitor next, Site site) {
            super(next, site, false);
        }

        @Override
        public void visitMethodInsn(int opcode, String called, String name, String descriptor, boolean isInterface) {
            if (called.equals(RUNNABLE) && name.equals("run") && opcode == Opcodes.INVOKEINTERFACE) {
                run();
            } else {
                super.visitMethodInsn(opcode, called, name, descriptor, isInterface);
            }
        }

        /** Of the task on top of the stack. */
        protected void run() {
            call(HandOver.class, "run", void.class, Runnable.class);
        }
    }

    /** The same in a method that is itself handed a task, perhaps to run it at once, as Jetty's contexts do. */
    private static class RunsGiven extends Runs {
        private static final Type OBJECT = Type.getType(Object.class);

        private int given;

        RunsGiven(MethodVisitor next, Site site) {
            super(next, site);
        }

        @Override
        protected void entry() {
            given = newLocal(OBJECT);
            firstArgument();
            store(given, OBJECT);
        }

        @Override
        protected final void run() {
            given();
            call(HandOver.class, "run", void.class, Runnable.class, Object.class);
        }

        final void given() {
            load(given, OBJECT);
        }
    }

    /** The giving of a task. Where it is passed on to another executor as it is, it is that one's. */
    private static final class Execute extends RunsGiven {

        Execute(MethodVisitor next, Site site) {
            super(next, site);
        }

        @Override
        protected void entry() {
            super.entry();
            given();
            call(HandOver.class, "queued", void.class, Object.class);
        }

        @Override
        public void visitMethodInsn(int opcode, String called, String name, String descriptor, boolean isInterface) {
            if (isExecute(name, descriptor)) {
                duplicate();
                given();
                call(HandOver.class, "passedOn", void.class, Object.class, Object.class);
            }
            super.visitMethodInsn(opcode, called, name, descriptor, isInterface);
        }
    }
}
