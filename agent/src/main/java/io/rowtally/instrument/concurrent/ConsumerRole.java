package io.rowtally.instrument.concurrent;

import io.rowtally.bridge.HandOver;
import io.rowtally.instrument.weave.Advice;
import io.rowtally.instrument.weave.Around;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Hierarchy;
import io.rowtally.instrument.weave.MethodSet;
import io.rowtally.instrument.weave.Role;
import io.rowtally.instrument.weave.Site;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/**
 * The queues from which a thread takes what others have put there: if it was started by a request, it is no longer that one's,
 * since applications write pools of their own that way.
 */
final class ConsumerRole implements Role {
    static final Set<String> QUEUES = new HashSet<>(Arrays.asList(
            "java/util/concurrent/ArrayBlockingQueue",
            "java/util/concurrent/LinkedBlockingQueue",
            "java/util/concurrent/LinkedBlockingDeque",
            "java/util/concurrent/LinkedTransferQueue",
            "java/util/concurrent/PriorityBlockingQueue",
            "java/util/concurrent/SynchronousQueue"));

    private static final MethodSet TAKE = MethodSet.of("take()Ljava/lang/Object;");

    @Override
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        return QUEUES.contains(type.name);
    }

    @Override
    public @Nullable Advice advise(MethodVisitor next, Site site) {
        return TAKE.has(site.method) ? new Taking(next, site) : null;
    }

    /** The taking of whatever comes next. */
    private static final class Taking extends Around {
        Taking(MethodVisitor next, Site site) {
            super(next, site, false);
        }

        @Override
        protected void entry() {
            call(HandOver.class, "consumes", void.class);
        }
    }
}
