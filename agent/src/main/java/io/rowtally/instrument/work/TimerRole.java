package io.rowtally.instrument.work;

import io.rowtally.instrument.weave.Advice;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Hierarchy;
import io.rowtally.instrument.weave.MethodNames;
import io.rowtally.instrument.weave.MethodSet;
import io.rowtally.instrument.weave.Role;
import io.rowtally.instrument.weave.Site;
import java.util.Collections;
import java.util.Set;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/**
 * The application's timer tasks: jobs that are called like their class, unless a request has handed them over. Not in the timer's
 * loop, which a timer that was made at the start is in already when the JDK's pools get their advice. A class that overrides
 * {@code run()} of another one of the application's, and so does not itself name the JDK's, is not looked at.
 */
public final class TimerRole implements Role {
    private static final Set<String> TASK = Collections.singleton("java/util/TimerTask");
    private static final MethodSet RUN = MethodSet.of("run()V");

    @Override
    public void looksAt(MethodNames names) {
        names.add(RUN);
    }

    @Override
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        for (ClassOutline.Member method : type.methods) {
            if (method.advisable() && RUN.has(method)) {
                return hierarchy.isA(type, TASK);
            }
        }
        return false;
    }

    @Override
    public @Nullable Advice advise(MethodVisitor next, Site site) {
        return RUN.has(site.method) ? new JobRole.Run(next, site) : null;
    }
}
