package io.rowtally.instrument.work;

import io.rowtally.bridge.Scope;
import io.rowtally.instrument.weave.Advice;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Enclosed;
import io.rowtally.instrument.weave.Hierarchy;
import io.rowtally.instrument.weave.MethodNames;
import io.rowtally.instrument.weave.MethodSet;
import io.rowtally.instrument.weave.Role;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/** What runs a job that has a name: Quartz's shell around each run, and Spring's runnable for a {@code @Scheduled} method. */
public final class JobRole implements Role {
    private static final String QUARTZ = "org/quartz/core/JobRunShell";
    private static final String SPRING = "org/springframework/scheduling/support/ScheduledMethodRunnable";
    private static final MethodSet RUN = MethodSet.of("run()V");

    @Override
    public void looksAt(MethodNames names) {}

    @Override
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        return type.name.equals(QUARTZ) || type.name.equals(SPRING);
    }

    @Override
    public @Nullable Advice advise(MethodVisitor next, Site site) {
        return RUN.has(site.method) ? new Run(next, site) : null;
    }

    /** One run. */
    static final class Run extends Enclosed {
        private static final int SELF = -1;

        private final int job;

        Run(MethodVisitor next, Site site) {
            this(next, site, SELF);
        }

        /** @param job the parameter that names it */
        Run(MethodVisitor next, Site site, int job) {
            super(next, site);
            this.job = job;
        }

        @Override
        protected void begin() {
            if (job == SELF) {
                self();
            } else {
                argument(job);
            }
            push(Scope.JOB);
            call(Scope.class, "begins", Object.class, Object.class, int.class);
        }

        @Override
        protected void end() {
            call(Scope.class, "ends", void.class, Object.class);
        }
    }
}
