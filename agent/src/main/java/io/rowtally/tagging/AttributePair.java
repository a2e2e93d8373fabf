package io.rowtally.tagging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The two columns of an attribute-value table, {@code attr_name} and {@code attr_value}: what stands in the one on a row says what
 * stands in the other. Told by their names, which begin alike and end as a name and a value do. Immutable.
 */
final class AttributePair {
    static final AttributePair NONE = new AttributePair(-1, -1);

    private static final Set<String> NAMES = new HashSet<>(Arrays.asList(
            "name",
            "key",
            "code",
            "attr",
            "attribute",
            "field",
            "property",
            "prop",
            "param",
            "k",
            "mc",
            "名",
            "名称",
            "键"));
    private static final Set<String> VALUES =
            new HashSet<>(Arrays.asList("value", "val", "content", "text", "data", "v", "zhi", "z", "值", "内容"));

    /** From 0; -1 in a shape that has none. */
    final int name;

    final int value;

    private AttributePair(int name, int value) {
        this.name = name;
        this.value = value;
    }

    /** @param labels or names of base columns, in order */
    static AttributePair of(List<String> labels) {
        for (int value = 0; value < labels.size(); value++) {
            List<String> tokens = tokens(labels.get(value));
            if (tokens.isEmpty() || !VALUES.contains(tokens.get(tokens.size() - 1))) {
                continue;
            }
            List<String> stem = tokens.subList(0, tokens.size() - 1);
            for (int name = 0; name < labels.size(); name++) {
                if (name != value && names(tokens(labels.get(name)), stem)) {
                    return new AttributePair(name, value);
                }
            }
        }
        return NONE;
    }

    /** What is written without gaps ends in its last character. */
    private static List<String> tokens(String label) {
        List<String> tokens = new ArrayList<>(NameTokens.split(label));
        int last = tokens.size() - 1;
        String end = last < 0 ? "" : tokens.get(last);
        if (end.length() > 1 && NameTokens.han(end) && !NAMES.contains(end) && !VALUES.contains(end)) {
            tokens.set(last, end.substring(0, end.length() - 1));
            tokens.add(end.substring(end.length() - 1));
        }
        return tokens;
    }

    private static boolean names(List<String> tokens, List<String> stem) {
        int last = tokens.size() - 1;
        return last >= 0
                && NAMES.contains(tokens.get(last))
                && (tokens.subList(0, last).equals(stem) || tokens.equals(stem));
    }
}
