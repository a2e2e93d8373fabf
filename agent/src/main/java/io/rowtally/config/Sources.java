package io.rowtally.config;

import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where settings come from, in falling rank: agent argument, system properties, environment, properties file. The first that
 * has a key decides, also where its value turns out to be bad: then the default stands in, not a lower source.
 *
 * <p>An unknown key is a problem, with a guess. It obliges the agent to stay off where it may have been a rule about data: a
 * misspelt {@code tag.} or one that names no column, a misspelt {@code mode} that asks for less than monitoring, a misspelt {@code config} where no other
 * was given. An environment variable that is set but blank counts as not set, since container files cannot unset one.
 */
final class Sources {
    private final Map<Key, Given> known = new EnumMap<>(Key.class);
    private final Map<String, Given> tagRules = new TreeMap<>();
    private final Map<String, Given> unknown = new TreeMap<>();
    /** Of higher rank than the file's. */
    private final Map<String, Given> rulesBeforeFile = new TreeMap<>();

    private @Nullable Given modeBeforeFile;

    private final Problems problems;

    private Sources(Problems problems) {
        this.problems = problems;
    }

    static Sources collect(
            @Nullable String agentArgument, Properties system, Map<String, String> environment, Problems problems) {
        Sources sources = new Sources(problems);
        if (agentArgument != null) {
            sources.addAll(AgentArgument.parse(agentArgument, problems));
        }
        sources.addSystemProperties(system);
        sources.addEnvironment(environment);
        Given config = sources.get(Key.CONFIG);
        if (config != null) {
            sources.rulesBeforeFile.putAll(sources.tagRules);
            sources.modeBeforeFile = sources.get(Key.MODE);
            sources.addFile(config);
        }
        sources.reportUnknown();
        return sources;
    }

    @Nullable
    Given get(Key key) {
        return known.get(key);
    }

    Map<String, Given> tagRules() {
        return tagRules;
    }

    /** The rules that a change of the file does not change. */
    Map<String, Given> rulesBeforeFile() {
        return rulesBeforeFile;
    }

    /** The mode that a change of the file does not change; null where the file decides. */
    @Nullable
    Given modeBeforeFile() {
        return modeBeforeFile;
    }

    private void addAll(Map<String, Given> pairs) {
        for (Map.Entry<String, Given> pair : pairs.entrySet()) {
            add(pair.getKey(), pair.getValue());
        }
    }

    private void add(String text, Given given) {
        Key key = Key.of(text);
        if (key != null) {
            if (!known.containsKey(key)) {
                known.put(key, given);
            }
        } else if (text.startsWith(Key.TAG_PREFIX)) {
            if (!tagRules.containsKey(text)) {
                tagRules.put(text, given);
                TagRuleFile.check(text, given, problems);
            }
        } else {
            unknown.put(text, given);
        }
    }

    private void addSystemProperties(Properties system) {
        for (String name : system.stringPropertyNames()) {
            if (name.startsWith(Key.PROPERTY_PREFIX)) {
                String value = system.getProperty(name, "");
                add(name.substring(Key.PROPERTY_PREFIX.length()), new Given(value.trim(), "system property " + name));
            }
        }
    }

    private void addEnvironment(Map<String, String> environment) {
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            String name = variable.getKey();
            String value = variable.getValue().trim();
            if (!name.startsWith(Key.ENVIRONMENT_PREFIX) || value.isEmpty()) {
                continue;
            }
            String origin = "environment " + name;
            Key key = Key.ofVariable(name);
            if (key != null) {
                add(key.text, new Given(value, origin));
            } else if (name.startsWith(Key.ENVIRONMENT_PREFIX + "TAG_")) {
                problems.add(
                        origin,
                        "tag rules cannot come from the environment, where the underscores would be ambiguous; it is"
                                + " ignored (use the agent argument, -Drowtally.tag... or the config file)");
            } else {
                unknown.put(name, new Given(value, origin));
            }
        }
    }

    private void addFile(Given config) {
        Map<String, Given> pairs = ConfigFile.read(config, problems);
        Given nested = pairs.remove(Key.CONFIG.text);
        if (nested != null) {
            problems.stayOff(nested.origin, "a config file cannot name another config file");
        }
        addAll(pairs);
    }

    private void reportUnknown() {
        for (Map.Entry<String, Given> entry : unknown.entrySet()) {
            report(entry.getKey(), entry.getValue());
        }
    }

    private void report(String text, Given given) {
        boolean variable = text.startsWith(Key.ENVIRONMENT_PREFIX);
        String name = variable ? text.substring(Key.ENVIRONMENT_PREFIX.length()) : text;
        Key nearest = Misspelling.nearest(name);
        String guess = nearest == null ? "" : ", did you mean " + (variable ? nearest.variable() : nearest.text) + "?";
        String complaint = "unknown setting " + Problem.quote(text) + guess;
        boolean lostFile = nearest == Key.CONFIG && get(Key.CONFIG) == null;
        boolean lostRule = Misspelling.concernsData(name, given.value) && (nearest == null || get(nearest) == null);
        if (lostFile || lostRule) {
            problems.stayOff(given.origin, complaint);
        } else {
            problems.add(given.origin, complaint + (nearest == null ? "; it is ignored" : " It is ignored"));
        }
    }
}
