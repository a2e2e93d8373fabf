package io.rowtally.instrument;

import io.rowtally.instrument.concurrent.PoolRole;
import io.rowtally.instrument.concurrent.Pools;
import io.rowtally.instrument.jdbc.ConnectRole;
import io.rowtally.instrument.jdbc.ConnectionRole;
import io.rowtally.instrument.jdbc.CopyRole;
import io.rowtally.instrument.jdbc.MetaDataRole;
import io.rowtally.instrument.jdbc.PooledConnectionRole;
import io.rowtally.instrument.jdbc.ResultSetRole;
import io.rowtally.instrument.jdbc.StatementRole;
import io.rowtally.instrument.jdbc.ValueRole;
import io.rowtally.instrument.security.FrameworkRole;
import io.rowtally.instrument.security.RestRole;
import io.rowtally.instrument.servlet.DetachedRole;
import io.rowtally.instrument.servlet.RequestRole;
import io.rowtally.instrument.servlet.SessionRole;
import io.rowtally.instrument.weave.FieldPolicy;
import io.rowtally.instrument.weave.NamedRole;
import io.rowtally.instrument.weave.Role;
import io.rowtally.instrument.weave.Weaver;
import io.rowtally.instrument.work.CallRole;
import io.rowtally.instrument.work.EjbRole;
import io.rowtally.instrument.work.JobRole;
import io.rowtally.instrument.work.TimerRole;
import io.rowtally.instrument.work.VertxRole;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** All roles there are, and the transformer that gives them out. */
public final class Instruments {

    private Instruments() {}

    /** Whether the settings name a class, with slashes. */
    static boolean isNamed(List<NamedRole> named, String className) {
        for (int i = 0; i < named.size(); i++) {
            if (named.get(i).isNamed(className)) {
                return true;
            }
        }
        return false;
    }

    /** Hears of what was done to classes. Called on whichever thread loads them; must not wait. */
    public interface Listener {
        void advised(String className, @Nullable ProtectionDomain domain, Iterable<Role> roles);

        /** A class could not be advised; it runs as it is. */
        void failed(String className, Throwable failure);
    }

    /** Without roles that settings name. */
    public static ClassFileTransformer transformer(ClassLoader own, Listener listener) {
        return transformer(own, Collections.<NamedRole>emptyList(), listener);
    }

    /**
     * @param own the agent's own loader, whose classes are left alone
     * @param named the roles of classes that the settings name
     */
    public static ClassFileTransformer transformer(ClassLoader own, List<NamedRole> named, Listener listener) {
        return new Transformer(own, FieldPolicy.always(), named, listener);
    }

    /**
     * Advises a JVM that runs already: its loaded classes now, the others as they load.
     *
     * @return how many loaded classes got advice
     */
    public static int attach(
            Instrumentation instrumentation, ClassLoader own, List<NamedRole> named, Listener listener) {
        return new Attachment(instrumentation, own, named, listener).run();
    }

    /**
     * Has work be followed to pools, other executors and threads. Called once, when the application serves requests.
     *
     * @param goesOn asked often, as long as it takes; it is given up where not
     */
    public static void follow(
            Instrumentation instrumentation, ClassLoader own, Listener listener, BooleanSupplier goesOn) {
        Pools.install(instrumentation, own, listener::failed, goesOn);
    }

    static Weaver weaver(FieldPolicy policy, List<NamedRole> named) {
        List<Role> roles = new ArrayList<>(roles());
        roles.addAll(named);
        return new Weaver(roles, policy);
    }

    /** Those that need no setting, in the order in which they are asked. */
    static List<Role> roles() {
        return Arrays.asList(
                new ResultSetRole(),
                new StatementRole(),
                new ConnectionRole(),
                new MetaDataRole(),
                new ValueRole(),
                new ConnectRole(),
                new PooledConnectionRole(),
                new CopyRole(),
                new RequestRole(),
                new SessionRole(),
                new DetachedRole(),
                new PoolRole(),
                new FrameworkRole(),
                new RestRole(),
                new JobRole(),
                new TimerRole(),
                new CallRole(),
                new EjbRole(),
                new VertxRole());
    }
}
