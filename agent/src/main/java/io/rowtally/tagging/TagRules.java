package io.rowtally.tagging;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The operator's rules, the most exact first. They win over everything that the tagger finds. Immutable; any thread.
 */
public final class TagRules {
    private static final String PREFIX = "tag.";

    /** In characters. */
    private static final int LONGEST_REASON = 200;

    private final List<TagRule> rules;

    private TagRules(List<TagRule> rules) {
        List<TagRule> sorted = new ArrayList<>(rules);
        sorted.sort((a, b) -> Integer.compare(b.precedence(), a.precedence()));
        this.rules = Collections.unmodifiableList(sorted);
    }

    public static TagRules none() {
        return new TagRules(Collections.<TagRule>emptyList());
    }

    public static TagRules of(Collection<TagRule> rules) {
        return new TagRules(new ArrayList<>(rules));
    }

    /**
     * Reads {@code tag.<schema>.<table>.<column>=CATEGORY|NONE} out of settings; other keys are not looked at. After
     * the category a reason may follow behind {@code #}. A category that is unknown counts as {@link Category#OTHER_PII}: the
     * operator has said that the column matters, and a slip must not leave it uncounted.
     *
     * @param problems gets one line for each entry that cannot be understood, with what is done instead
     */
    public static TagRules of(Map<String, String> settings, List<String> problems) {
        List<TagRule> rules = new ArrayList<>();
        for (Map.Entry<String, String> entry : new TreeMap<>(settings).entrySet()) {
            if (entry.getKey().startsWith(PREFIX)) {
                TagRule rule = parse(entry.getKey(), entry.getValue(), problems);
                if (rule != null) {
                    rules.add(rule);
                }
            }
        }
        return new TagRules(rules);
    }

    private static @Nullable TagRule parse(String key, String value, List<String> problems) {
        String[] parts = key.substring(PREFIX.length()).split("\\.", -1);
        if (parts.length != 3 || blank(parts[0]) || blank(parts[1]) || blank(parts[2])) {
            problems.add(key + ": expected tag.<schema>.<table>.<column>, with * where any will do; rule ignored");
            return null;
        }
        int hash = value.indexOf('#');
        String name = (hash < 0 ? value : value.substring(0, hash)).trim();
        String reason = hash < 0 ? null : reason(value.substring(hash + 1));
        for (Category category : Category.values()) {
            if (category.name().equals(name.toUpperCase(Locale.ROOT))) {
                return new TagRule(parts[0].trim(), parts[1].trim(), parts[2].trim(), category, reason);
            }
        }
        problems.add(key + ": unknown category '" + name
                + "', expected NONE or one of the documented categories such as PERSON_NAME; counted as OTHER_PII");
        return new TagRule(parts[0].trim(), parts[1].trim(), parts[2].trim(), Category.OTHER_PII, reason);
    }

    /** As one piece of evidence among others, which semicolons divide. */
    private static @Nullable String reason(String text) {
        StringBuilder reason = new StringBuilder();
        for (int i = 0; i < text.length() && reason.length() < LONGEST_REASON; i++) {
            char c = text.charAt(i);
            reason.append(Character.isISOControl(c) ? ' ' : c == ';' ? ',' : c);
        }
        String trimmed = reason.toString().trim();
        return trimmed.isEmpty() ? null : trimmed;
    }

    private static boolean blank(String s) {
        return s.trim().isEmpty();
    }

    public int size() {
        return rules.size();
    }

    @Nullable
    TagRule match(@Nullable String schema, @Nullable String table, String column) {
        for (TagRule rule : rules) {
            if (rule.matches(schema, table, column)) {
                return rule;
            }
        }
        return null;
    }
}
