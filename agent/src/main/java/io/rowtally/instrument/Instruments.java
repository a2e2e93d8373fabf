package io.rowtally.instrument;

import io.rowtally.instrument.concurrent.PoolRole;
import io.rowtally.instrument.concurrent.Pools;
import io.rowtally.instrument.jdbc.ConnectRole;
import io.rowtally.instrument.jdbc.ConnectionRole;
import io.rowtally.instrument.jdbc.MetaDataRole;
import io.rowtally.instrument.jdbc.PooledConnectionRole;
import io.rowtally.instrument.jdbc.ResultSetRole;
import io.rowtally.instrument.jdbc.StatementRole;
import io.rowtally.instrument.jdbc.ValueRole;
import io.rowtally.instrument.security.SpringSecurityRole;
import io.rowtally.instrument.servlet.DetachedRole;
import io.rowtally.instrument.servlet.RequestRole;
import io.rowtally.instrument.servlet.SessionRole;
import io.rowtally.instrument.weave.FieldPolicy;
import io.rowtally.instrument.weave.Role;
import io.rowtally.instrument.weave.Weaver;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** All roles there are, and the transformer that gives them out. */
public final class Instruments {

    private Instruments() {}

    /** Hears of what was done to classes. Called on whichever thread loads them; must not wait. */
    public interface Listener {
        void advised(String className, @Nullable ProtectionDomain domain, Iterable<Role> roles);

        /** A class could not be advised; it runs as it is. */
        void failed(String className, Throwable failure);
    }

    /** @param own the agent's own loader, whose classes are left alone */
    public static ClassFileTransformer transformer(ClassLoader own, Listener listener) {
        return new Transformer(own, FieldPolicy.always(), listener);
    }

    /**
     * Advises a JVM that runs already: its loaded classes now, the others as they load.
     *
     * @return how many loaded classes got advice
     */
    public static int attach(Instrumentation instrumentation, ClassLoader own, Listener listener) {
        return new Attachment(instrumentation, own, listener).run();
    }

    /** Has work be followed to the JDK's pools and threads. Called once, when the application serves requests. */
    public static void follow(Instrumentation instrumentation, Listener listener) {
        Pools.install(instrumentation, listener::failed);
    }

    /** With the roles in the order in which they are asked. */
    static Weaver weaver(FieldPolicy policy) {
        return new Weaver(
                Arrays.asList(
                        new ResultSetRole(),
                        new StatementRole(),
                        new ConnectionRole(),
                        new MetaDataRole(),
                        new ValueRole(),
                        new ConnectRole(),
                        new PooledConnectionRole(),
                        new RequestRole(),
                        new SessionRole(),
                        new DetachedRole(),
                        new PoolRole(),
                        new SpringSecurityRole()),
                policy);
    }
}
