package io.rowtally.runtime;

import io.rowtally.bridge.Bridge;
import io.rowtally.config.Settings;
import io.rowtally.identity.RequestUser;
import io.rowtally.instrument.Instruments;
import java.lang.instrument.Instrumentation;

/**
 * The second step in premain: opens the bridge's door and registers the transformer. No file, directory or thread before
 * the first JDBC class appears, so that whatever JVM the agent comes to by JAVA_TOOL_OPTIONS is left alone.
 */
public final class Agent {

    private Agent() {}

    /** Called once, by the launcher. */
    public static void install(Instrumentation instrumentation, Object settled) {
        Settings settings = (Settings) settled;
        Failures failures = new Failures();
        Door door = new Door(new RequestUser(settings.user().sources()), failures);
        Coverage coverage = new Coverage(failures);
        Bookkeeper bookkeeper = new Bookkeeper(settings, door, coverage, failures);
        coverage.whenFirstDriver(bookkeeper::start);
        Bridge.install(door);
        instrumentation.addTransformer(Instruments.transformer(Agent.class.getClassLoader(), coverage), false);
    }
}
