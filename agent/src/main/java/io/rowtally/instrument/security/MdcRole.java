package io.rowtally.instrument.security;

import io.rowtally.bridge.Scope;
import io.rowtally.instrument.weave.Advice;
import io.rowtally.instrument.weave.Around;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Hierarchy;
import io.rowtally.instrument.weave.MethodSet;
import io.rowtally.instrument.weave.NamedRole;
import io.rowtally.instrument.weave.Site;
import java.util.Map;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/** What the application puts into its log's diagnostic context under some keys: slf4j's, Log4j 1's and Log4j 2's. */
public final class MdcRole implements NamedRole {
    /** How their names end: packing the agent's jar would rename slf4j's in full, as its own copy is. */
    private static final String[] CONTEXTS = {
        "/slf4j/MDC", "org/apache/log4j/MDC", "org/apache/log4j/NDC", "org/apache/logging/log4j/ThreadContext"
    };

    /** In place of a key for Log4j 1's nested context, which has none. */
    private static final String NESTED = "NDC";

    private static final MethodSet PUTS = MethodSet.of(
            "put(Ljava/lang/String;Ljava/lang/String;)V",
            "put(Ljava/lang/String;Ljava/lang/Object;)V",
            "push(Ljava/lang/String;)V");

    private final Map<String, Integer> numbers;

    /** @param numbers by key, the number under which the scope keeps what is put there */
    public MdcRole(Map<String, Integer> numbers) {
        this.numbers = numbers;
    }

    @Override
    public boolean isNamed(String className) {
        for (String context : CONTEXTS) {
            if (className.endsWith(context)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        return isNamed(type.name);
    }

    @Override
    public boolean takesStatic() {
        return true;
    }

    @Override
    public @Nullable Advice advise(MethodVisitor next, Site site) {
        return site.method.isStatic() && PUTS.has(site.method) ? new Putting(next, site) : null;
    }

    /** The putting of a value under a key. */
    private final class Putting extends Around {
        Putting(MethodVisitor next, Site site) {
            super(next, site, false);
        }

        @Override
        protected void entry() {
            for (Map.Entry<String, Integer> wanted : numbers.entrySet()) {
                if (arguments.length == 1) {
                    push(NESTED);
                    argument(0);
                } else {
                    argument(0);
                    argument(1);
                }
                push(wanted.getKey());
                push(wanted.getValue().intValue());
                call(Scope.class, "seenUnder", void.class, Object.class, Object.class, String.class, int.class);
            }
        }
    }
}
