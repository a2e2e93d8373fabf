package io.rowtally.runtime;

import io.rowtally.config.Mode;
import io.rowtally.config.Settings;
import io.rowtally.config.TagRuleFile;
import io.rowtally.tagging.TagRules;
import io.rowtally.telemetry.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.slf4j.Logger;

/** Has the tags follow the operator's rules when these change in the settings' file. On the agent's thread. */
final class Rules {
    private final Settings settings;
    private final TagRuleFile file;
    private final Tags tags;
    private final Consumer<Event> events;
    private final Logger log;

    Rules(Settings settings, TagRuleFile file, Tags tags, Consumer<Event> events, Logger log) {
        this.settings = settings;
        this.file = file;
        this.tags = tags;
        this.events = events;
        this.log = log;
    }

    /** Looks at the file, and reads it where it may have changed. */
    void follow() {
        Map<String, String> before = file.rules();
        List<String> complaints = new ArrayList<>();
        boolean changed = file.reread(complaints);
        if (changed) {
            tags.judgeAgain(TagRules.of(file.rules(), complaints));
            Set<String> now = lines(file.rules());
            events.accept(Life.rulesChanged(settings, lines(before), now, complaints));
            log.info("tag rules changed, {} are in force now", now.size());
        }
        for (String complaint : complaints) {
            log.warn("{}", complaint);
        }
    }

    /** The mode in force, by the file as it was last read. */
    Mode mode() {
        return file.mode();
    }

    private static Set<String> lines(Map<String, String> rules) {
        Set<String> lines = new TreeSet<>();
        rules.forEach((column, category) -> lines.add(column + '=' + category));
        return lines;
    }
}
