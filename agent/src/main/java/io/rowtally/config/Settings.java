package io.rowtally.config;

import java.security.MessageDigest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The settings in force, made once in premain on the application's main thread, immutable but for the tag rules of a file, which the
 * agent's thread alone reads again; shared by every thread.
 *
 * <p>Rank: agent argument, system property {@code rowtally.<key>}, environment {@code ROWTALLY_<KEY>}, properties file named by
 * {@code config}, default. Bad input never throws. What is wrong is listed in {@link #problems()}, and what is done depends on
 * what the key decides:
 * <ul>
 *   <li>{@code mode}, {@code config}, a tag rule that was lost on the way, an agent argument that cannot be split: the operator
 *       may have excluded data or asked for less than monitoring, so the agent stays off;
 *   <li>everything else (log, interval, names, user sources, banner): the default, since it changes where or in which pieces
 *       counts are written, or how surely they are attributed, but not what is counted.
 * </ul>
 * What a tag rule says is judged by the tagging; its texts pass through here as written.
 */
public final class Settings {
    private final Mode mode;
    private final boolean banner;
    private final LogConfig log;
    private final IntervalConfig interval;
    private final ServiceConfig service;
    private final UserConfig user;
    private final PseudonymConfig pseudonym;
    private final SortedMap<String, String> tagRules;
    private final TagConfig tag;
    private final SafetyConfig safety;
    private final MetricsConfig metrics;
    private final List<Problem> problems;
    private final @Nullable Problem off;
    private final @Nullable TagRuleFile ruleFile;

    private Settings(Sources sources, Properties system, Problems found) {
        Mode asked = Mode.read(sources, found);
        this.banner = banner(sources, found);
        this.log = LogConfig.read(sources, found);
        this.interval = IntervalConfig.read(sources, found);
        this.service = ServiceConfig.read(sources, system, found);
        this.user = UserConfig.read(sources, found);
        this.pseudonym = PseudonymConfig.read(sources, found);
        this.tag = TagConfig.read(sources, found);
        this.safety = SafetyConfig.read(sources, found);
        this.metrics = MetricsConfig.read(sources, found);
        SortedMap<String, String> rules = new TreeMap<>();
        for (Map.Entry<String, Given> rule : sources.tagRules().entrySet()) {
            rules.put(rule.getKey(), rule.getValue().value);
        }
        this.tagRules = Collections.unmodifiableSortedMap(rules);
        Given config = sources.get(Key.CONFIG);
        this.ruleFile = config == null
                ? null
                : new TagRuleFile(config, sources.rulesBeforeFile(), tagRules, sources.modeBeforeFile(), asked);
        this.problems = Collections.unmodifiableList(found.list());
        this.off = found.off();
        this.mode = off == null ? asked : Mode.OFF;
    }

    /**
     * Reads everything; opens a file only if {@code config} names one.
     *
     * @param agentArgument the text behind {@code =} of {@code -javaagent}, null where there is none
     */
    public static Settings load(@Nullable String agentArgument, Properties system, Map<String, String> environment) {
        Problems problems = new Problems();
        Sources sources = Sources.collect(agentArgument, system, environment, problems);
        return new Settings(sources, system, problems);
    }

    private static boolean banner(Sources sources, Problems problems) {
        Given given = sources.get(Key.BANNER);
        if (given == null) {
            return true;
        }
        String word = given.value.toLowerCase(Locale.ROOT);
        if (!word.equals("true") && !word.equals("false")) {
            problems.useDefault(Key.BANNER, given, "is not true or false", "true");
        }
        return !word.equals("false");
    }

    /** What the agent does at the start; {@link Mode#OFF} also where a problem obliges it to stay off. */
    public Mode mode() {
        return mode;
    }

    /** The problem that keeps the agent off, also to be found in {@link #problems()}; null where there is none. */
    public @Nullable Problem offBecause() {
        return off;
    }

    /** Whether one line on standard error says that the agent runs. Problems are said all the same. */
    public boolean banner() {
        return banner;
    }

    public LogConfig log() {
        return log;
    }

    public IntervalConfig interval() {
        return interval;
    }

    public ServiceConfig service() {
        return service;
    }

    public UserConfig user() {
        return user;
    }

    public PseudonymConfig pseudonym() {
        return pseudonym;
    }

    /**
     * The operator's rules at the start, {@code tag.<schema>.<table>.<column>} to category or NONE, as written and not yet
     * judged.
     */
    public SortedMap<String, String> tagRules() {
        return tagRules;
    }

    public TagConfig tag() {
        return tag;
    }

    public SafetyConfig safety() {
        return safety;
    }

    public MetricsConfig metrics() {
        return metrics;
    }

    /** Where those rules and the mode may change while the application runs; null where no file was named. */
    public @Nullable TagRuleFile ruleFile() {
        return ruleFile;
    }

    /** What is wrong, in the order in which it was found. */
    public List<Problem> problems() {
        return problems;
    }

    /** Every setting in force by its key, {@code config} excepted: what it brought is in here itself. Sizes are in bytes. */
    public SortedMap<String, String> effective() {
        SortedMap<String, String> effective = new TreeMap<>(ruleFile == null ? tagRules : ruleFile.rules());
        effective.put(Key.MODE.text, (ruleFile == null ? mode : ruleFile.mode()).text());
        effective.put(Key.BANNER.text, Boolean.toString(banner));
        log.describe(effective);
        interval.describe(effective);
        service.describe(effective);
        user.describe(effective);
        pseudonym.describe(effective);
        tag.describe(effective);
        safety.describe(effective);
        metrics.describe(effective);
        return effective;
    }

    /**
     * SHA-256, in hexadecimal, of {@link #effective()}: for each key in order the key, a zero character, the value, a zero
     * character, in UTF-8. Loads the platform's security providers, so an agent thread asks for it and not premain.
     */
    public String sha256() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> setting : effective().entrySet()) {
            text.append(setting.getKey())
                    .append('\0')
                    .append(setting.getValue())
                    .append('\0');
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes("UTF-8"));
            StringBuilder hex = new StringBuilder(2 * digest.length);
            for (byte b : digest) {
                hex.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
            }
            return hex.toString();
        } catch (Exception e) {
            throw new IllegalStateException("every Java platform has SHA-256 and UTF-8", e);
        }
    }
}
