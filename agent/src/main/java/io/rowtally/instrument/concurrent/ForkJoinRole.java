package io.rowtally.instrument.concurrent;

import io.rowtally.bridge.HandOver;
import io.rowtally.instrument.weave.Advice;
import io.rowtally.instrument.weave.Around;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Enclosed;
import io.rowtally.instrument.weave.Hierarchy;
import io.rowtally.instrument.weave.MethodSet;
import io.rowtally.instrument.weave.Role;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/**
 * The running of fork-join tasks, parallel streams and most stages of futures among them. Whoever waits for one runs others
 * meanwhile, which may be another user's; so a task that nobody has handed over is nobody's, and one that its caller runs at
 * once is handed over to himself.
 */
public final class ForkJoinRole implements Role {
    private static final String TASK = "java/util/concurrent/ForkJoinTask";
    private static final String ONE = "L" + TASK + ";";
    private static final MethodSet RUNNING = MethodSet.of("doExec()I", "doExec()V");
    private static final MethodSet AT_ONCE = MethodSet.of(
            "invoke()Ljava/lang/Object;",
            "quietlyInvoke()V",
            "invokeAll(" + ONE + ONE + ")V",
            "invokeAll([" + ONE + ")V",
            "invokeAll(Ljava/util/Collection;)Ljava/util/Collection;");

    @Override
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        return type.name.equals(TASK);
    }

    @Override
    public boolean takesStatic() {
        return true;
    }

    @Override
    public @Nullable Advice advise(MethodVisitor next, Site site) {
        if (RUNNING.has(site.method)) {
            return new Running(next, site);
        }
        return AT_ONCE.has(site.method) ? new AtOnce(next, site) : null;
    }

    /** The running of one task, by whoever took it from a queue. */
    private static final class Running extends Enclosed {

        Running(MethodVisitor next, Site site) {
            super(next, site);
        }

        @Override
        protected void begin() {
            self();
            call(HandOver.class, "enter", Object.class, Object.class);
        }

        @Override
        protected void end() {
            call(HandOver.class, "leave", void.class, Object.class);
        }
    }

    /** The running of a task by the thread that has it to be done. */
    private static final class AtOnce extends Around {

        AtOnce(MethodVisitor next, Site site) {
            super(next, site, false);
        }

        @Override
        public void visitMethodInsn(int opcode, String called, String name, String descriptor, boolean isInterface) {
            if (called.equals(TASK) && (name.equals("doExec") || name.equals("doInvoke"))) {
                duplicate();
                call(HandOver.class, "handed", void.class, Object.class);
            }
            super.visitMethodInsn(opcode, called, name, descriptor, isInterface);
        }
    }
}
