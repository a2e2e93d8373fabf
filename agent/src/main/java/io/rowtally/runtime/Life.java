package io.rowtally.runtime;

import io.rowtally.config.Settings;
import io.rowtally.telemetry.Action;
import io.rowtally.telemetry.Event;
import io.rowtally.telemetry.PreviousRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The events that tell when the agent began and ended to count. */
final class Life {

    private Life() {}

    static Event started(Settings settings, List<String> problems, Coverage coverage, PreviousRun previous) {
        Event.Builder event = Event.of(Action.AGENT_START)
                .put("pii.agent.mode", settings.mode().text())
                .put("pii.agent.settings_sha256", settings.sha256())
                .put("pii.agent.settings_problems", problems)
                .put("pii.agent.jvm.name", System.getProperty("java.vm.name"))
                .put("pii.agent.jvm.version", System.getProperty("java.version"))
                .put("pii.agent.jvm.vendor", System.getProperty("java.vendor"))
                .put("pii.agent.drivers", new ArrayList<>(coverage.drivers()));
        return previous.describe(event).build();
    }

    /** A key was made for the log, and whoever holds it could seal all of it anew. */
    static Event keyLeft(String id) {
        return Event.of(Action.AGENT_HEALTH)
                .put("pii.seal.key_id", id)
                .put("pii.seal.key_in_directory", true)
                .put("pii.seal.advice", "move verification.key to another machine; verify needs it there")
                .build();
    }

    /** The operator has changed tag rules in the settings' file. */
    static Event rulesChanged(Settings settings, Set<String> before, Set<String> now, List<String> problems) {
        return Event.of(Action.CONFIG_CHANGED)
                .put("pii.agent.settings_sha256", settings.sha256())
                .put("pii.agent.settings_problems", problems)
                .put("pii.agent.tag_rules.added", onlyIn(now, before))
                .put("pii.agent.tag_rules.removed", onlyIn(before, now))
                .build();
    }

    private static List<String> onlyIn(Set<String> some, Set<String> others) {
        List<String> only = new ArrayList<>(some);
        only.removeAll(others);
        return only;
    }

    static Event stopped(Failures failures) {
        return Event.of(Action.AGENT_STOP)
                .put("pii.agent.failures", failures.count())
                .build();
    }
}
