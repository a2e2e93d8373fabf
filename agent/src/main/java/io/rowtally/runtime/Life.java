package io.rowtally.runtime;

import io.rowtally.config.Mode;
import io.rowtally.config.Settings;
import io.rowtally.telemetry.Action;
import io.rowtally.telemetry.Event;
import io.rowtally.telemetry.PreviousRun;
import java.time.Instant;
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

    /** The operator has changed the mode in the settings' file. */
    static Event modeChanged(Settings settings, Mode before, Mode now) {
        return Event.of(Action.CONFIG_CHANGED)
                .put("pii.agent.settings_sha256", settings.sha256())
                .put("pii.agent.mode", now.text())
                .put("pii.agent.mode_before", before.text())
                .build();
    }

    private static List<String> onlyIn(Set<String> some, Set<String> others) {
        List<String> only = new ArrayList<>(some);
        only.removeAll(others);
        return only;
    }

    /** From now on nothing is counted. */
    static Event paused(Switch.Gap gap) {
        return Event.of(Action.AGENT_PAUSED)
                .put("event.start", gap.start)
                .put("pii.agent.reason", gap.reason)
                .build();
    }

    /** It is counted again; what was read meanwhile is in no line. */
    static Event resumed(Switch.Gap gap) {
        return Event.of(Action.AGENT_RESUMED)
                .put("event.start", gap.start)
                .put("event.end", Instant.now())
                .put("pii.agent.reason", gap.reason)
                .put("pii.gap.duration_ms", gap.millis())
                .build();
    }

    /** The agent has switched itself off, so as not to harm the application. */
    static Event disabled(Breaker.Trip trip, Failures failures) {
        return Event.of(Action.AGENT_DISABLED)
                .put("pii.agent.reason", trip.reason)
                .put("pii.agent.number", trip.number)
                .put("pii.agent.bound", trip.bound)
                .put("pii.agent.failures", failures.count())
                .build();
    }

    /** @param gap milliseconds in which nothing was counted */
    static Event stopped(Failures failures, long gap) {
        Event.Builder event = Event.of(Action.AGENT_STOP).put("pii.agent.failures", failures.count());
        if (gap > 0) {
            event.put("pii.gap.duration_ms", gap);
        }
        return event.build();
    }
}
