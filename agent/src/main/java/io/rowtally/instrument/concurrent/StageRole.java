package io.rowtally.instrument.concurrent;

import io.rowtally.bridge.HandOver;
import io.rowtally.instrument.weave.Advice;
import io.rowtally.instrument.weave.Around;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Enclosed;
import io.rowtally.instrument.weave.Hierarchy;
import io.rowtally.instrument.weave.Role;
import io.rowtally.instrument.weave.Site;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * The stages of a {@code CompletableFuture} that wait for it: whoever completes it runs them, perhaps in another user's request,
 * and they are those of whoever has put them there.
 */
final class StageRole implements Role {
    static final String FUTURE = "java/util/concurrent/CompletableFuture";
    private static final String STAGE = FUTURE + "$Completion";
    private static final Set<String> PUSHING = new HashSet<>(Arrays.asList("push", "unipush", "bipush", "orpush"));

    /** Whether a class is one of the stages that call what the application has given them. */
    static boolean isStage(String name) {
        return name.startsWith(FUTURE) && name.matches(".*\\$(Uni|Bi|Or)[A-Z]\\w*") && !name.endsWith("Relay");
    }

    @Override
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        return type.name.equals(FUTURE) || isStage(type.name);
    }

    @Override
    public @Nullable Advice advise(MethodVisitor next, Site site) {
        if (site.owner.equals(FUTURE)) {
            return PUSHING.contains(site.method.name) ? new Pushing(next, site) : null;
        }
        return site.method.name.equals("tryFire") && site.method.descriptor.startsWith("(I)")
                ? new Firing(next, site)
                : null;
    }

    /** The putting of a stage, which is the last parameter. */
    private static final class Pushing extends Around {
        Pushing(MethodVisitor next, Site site) {
            super(next, site, false);
        }

        @Override
        protected void entry() {
            argument(arguments.length - 1);
            call(HandOver.class, "handed", void.class, Object.class);
        }
    }

    /** One try to run a stage. */
    private static final class Firing extends Enclosed {

        Firing(MethodVisitor next, Site site) {
            super(next, site);
        }

        @Override
        protected void begin() {
            self();
            firstArgument();
            call(HandOver.class, "fires", Object.class, Object.class, int.class);
        }

        @Override
        protected void beforeReturn() {
            token();
            self();
            self();
            mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, STAGE, "isLive", "()Z", false);
            call(HandOver.class, "fired", void.class, Object.class, Object.class, boolean.class);
        }

        @Override
        protected void end() {
            call(HandOver.class, "leave", void.class, Object.class);
        }
    }
}
