package io.rowtally.runtime;

import io.rowtally.bridge.Bridge;
import io.rowtally.bridge.Fields;
import io.rowtally.bridge.Origin;
import io.rowtally.bridge.Shape;
import io.rowtally.config.Settings;
import io.rowtally.config.UserConfig;
import io.rowtally.config.UserSource;
import io.rowtally.identity.RequestUser;
import io.rowtally.instrument.Instruments;
import io.rowtally.instrument.weave.NamedRole;
import java.lang.instrument.Instrumentation;
import java.util.Collections;
import java.util.List;

/**
 * The second step of the launcher: opens the bridge's door and registers the transformers. No file, directory or thread
 * before the first JDBC class appears, so that whatever JVM the agent comes to by JAVA_TOOL_OPTIONS is left alone.
 */
public final class Agent {
    private static final ClassLoader OWN = Agent.class.getClassLoader();

    private Agent() {}

    /** In premain. Called once, by the launcher. */
    public static void install(Instrumentation instrumentation, Object settled) {
        Coverage coverage = open(settled, instrumentation);
        instrumentation.addTransformer(Instruments.transformer(OWN, named(settled), coverage), false);
    }

    /**
     * In agentmain. Called once, by the launcher.
     *
     * @return how many loaded classes are advised now, and how many could not be
     */
    public static String attach(Instrumentation instrumentation, Object settled) {
        Fields.attached();
        Coverage coverage = open(settled, instrumentation);
        Bridge.attaching(true);
        try {
            int advised = Instruments.attach(instrumentation, OWN, named(settled), coverage);
            return advised + " " + coverage.refused().size();
        } finally {
            Bridge.attaching(false);
        }
    }

    private static List<NamedRole> named(Object settled) {
        UserConfig user = ((Settings) settled).user();
        return user.configured() ? Hooked.roles(user.sources()) : Collections.<NamedRole>emptyList();
    }

    /** Advice of connections and statements is heavier where what they are told is a source. */
    private static void listen(UserConfig user) {
        boolean toSql = false;
        boolean toConnections = false;
        for (UserSource source : user.sources()) {
            toSql |= source.kind() == UserSource.Kind.SQL;
            toConnections |= source.kind() == UserSource.Kind.CLIENT_INFO;
        }
        Origin.Session.listen(toConnections, toSql);
    }

    private static Coverage open(Object settled, Instrumentation instrumentation) {
        Settings settings = (Settings) settled;
        Failures failures = new Failures();
        Coverage coverage = new Coverage(failures);
        Door door = new Door(
                new RequestUser(settings.user().sources(), settings.user().trustedProxies()), coverage, failures);
        Bookkeeper bookkeeper =
                new Bookkeeper(settings, door, coverage, failures, new Following(instrumentation, coverage));
        coverage.whenFirstDriver(bookkeeper.starter());
        if (settings.tag().values()) {
            Shape.wantValues();
        }
        listen(settings.user());
        Bridge.install(door);
        return coverage;
    }
}
