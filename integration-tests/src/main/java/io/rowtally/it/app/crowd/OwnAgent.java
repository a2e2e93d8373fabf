package io.rowtally.it.app.crowd;

import java.lang.instrument.Instrumentation;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.utility.JavaModule;

/** The application as an agent of its own: it counts what the driver does, by advice in the driver's classes. */
public final class OwnAgent {
    public static int moves;
    public static int queries;

    private OwnAgent() {}

    /** Attaches to its own JVM and waits for the driver's result set to load. */
    static Instrumentation install() {
        Instrumentation instrumentation = ByteBuddyAgent.install();
        advise(instrumentation, "org.h2.jdbc.JdbcResultSet", "next", Moves.class);
        return instrumentation;
    }

    /** Changes a class of the driver that is at work already. */
    static void installLate(Instrumentation instrumentation) {
        advise(instrumentation, "org.h2.jdbc.JdbcStatement", "executeQuery", Queries.class);
    }

    private static void advise(Instrumentation instrumentation, String type, String method, Class<?> advice) {
        new AgentBuilder.Default()
                .disableClassFormatChanges()
                .with(AgentBuilder.RedefinitionStrategy.RETRANSFORMATION)
                .with(new Told())
                .type(ElementMatchers.named(type))
                .transform(new AgentBuilder.Transformer.ForAdvice()
                        .include(OwnAgent.class.getClassLoader())
                        .advice(ElementMatchers.named(method), advice.getName()))
                .installOn(instrumentation);
    }

    private static final class Told extends AgentBuilder.Listener.Adapter {
        @Override
        public void onTransformation(
                TypeDescription type, ClassLoader loader, JavaModule module, boolean loaded, DynamicType made) {
            System.out.println("own agent: changed " + type.getName() + (loaded ? " again" : ""));
        }

        @Override
        public void onError(String type, ClassLoader loader, JavaModule module, boolean loaded, Throwable failure) {
            System.out.println("own agent: could not change " + type + ": " + failure);
        }
    }

    static final class Moves {
        private Moves() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return boolean on) {
            moves += on ? 1 : 0;
        }
    }

    static final class Queries {
        private Queries() {}

        @Advice.OnMethodEnter
        static void enter() {
            queries++;
        }
    }
}
