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
 * since applications write pools of their own that way; where it waits but for a time, it is that one's with less confidence.
 */
final class ConsumerRole implements Role {
    /** From this one pools of connections hand them out. */
    private static final String HANDING_OUT = "java/util/concurrent/SynchronousQueue";

    static final Set<String> QUEUES = new HashSet<>(Arrays.asList(
            "java/util/concurrent/ArrayBlockingQueue",
            "java/util/concurrent/DelayQueue",
            "java/util/concurrent/LinkedBlockingQueue",
            "java/util/concurrent/LinkedBlockingDeque",
            "java/util/concurrent/LinkedTransferQueue",
            "java/util/concurrent/PriorityBlockingQueue",
            HANDING_OUT));

    private static final String DELAYED = "java/util/concurrent/Delayed";
    private static final String TIME = "JLjava/util/concurrent/TimeUnit;";
    private static final MethodSet TAKE = MethodSet.of("take()Ljava/lang/Object;", "take()L" + DELAYED + ";");
    private static final MethodSet POLL =
            MethodSet.of("poll(" + TIME + ")Ljava/lang/Object;", "poll(" + TIME + ")L" + DELAYED + ";");

    @Override
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        return QUEUES.contains(type.name);
    }

    @Override
    public @Nullable Advice advise(MethodVisitor next, Site site) {
        boolean takes = TAKE.has(site.method);
        boolean polls = POLL.has(site.method) && !site.owner.equals(HANDING_OUT);
        return takes || polls ? new Taking(next, site, takes) : null;
    }

    /** The taking of whatever comes next. */
    private static final class Taking extends Around {
        private final boolean forGood;

        Taking(MethodVisitor next, Site site, boolean forGood) {
            super(next, site, false);
            this.forGood = forGood;
        }

        @Override
        protected void entry() {
            push(forGood);
            call(HandOver.class, "consumes", void.class, boolean.class);
        }
    }
}
