package io.rowtally.tagging.lineage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which arguments of a function its result is made of. Stateless; any thread. */
final class Calls {
    private static final Set<String> FIRST = set("nullif json_value json_query json_extract json_extract_path"
            + " json_extract_path_text extractvalue regexp_substr");
    private static final Set<String> BEHIND_FIRST = set(
            "if iif nvl2 xmlelement dateadd datepart datename date_part timestampadd datetrunc date_trunc date_bucket openquery");
    private static final Set<String> CONVERSIONS = set("convert try_convert char varchar date time timestamp");
    /** Those of which the first argument is only asked whether it is true. */
    private static final Set<String> CHOICES = set("if iif");

    private Calls() {}

    private static Set<String> set(String words) {
        return Collections.unmodifiableSet(new HashSet<>(Arrays.asList(words.split(" "))));
    }

    /**
     * @param name of the function, lower case
     * @param arguments each as the tokens from..to
     */
    static List<int[]> carried(SqlTokens tokens, String name, List<int[]> arguments) {
        int n = arguments.size();
        if (n < 2) {
            return name.equals("isnull") ? Collections.<int[]>emptyList() : arguments;
        }
        if (FIRST.contains(name)) {
            return arguments.subList(0, 1);
        }
        if (BEHIND_FIRST.contains(name)) {
            return arguments.subList(1, n);
        }
        if (name.equals("decode")) {
            return decode(tokens, arguments);
        }
        return CONVERSIONS.contains(name) ? withoutTypes(tokens, arguments) : arguments;
    }

    /** {@code DECODE(x, search, result, ..., default)}: a translation tells x, but for one that only looks for null. */
    private static List<int[]> decode(SqlTokens tokens, List<int[]> arguments) {
        int n = arguments.size();
        boolean onlyNull = n <= 4 && tokens.word(arguments.get(1)[0], "null");
        List<int[]> carried = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            boolean result = i == 0 ? !onlyNull : i % 2 == 0 || i == n - 1;
            if (result) {
                carried.add(arguments.get(i));
            }
        }
        return carried;
    }

    private static List<int[]> withoutTypes(SqlTokens tokens, List<int[]> arguments) {
        List<int[]> carried = new ArrayList<>();
        for (int[] argument : arguments) {
            int i = argument[0];
            boolean sized = tokens.opens(i + 1) && tokens.next(i + 1) == argument[1];
            boolean bare = argument[1] == i + 1;
            if (!(tokens.unquoted(i) && SqlWords.TYPES.contains(tokens.lower(i)) && (bare || sized))) {
                carried.add(argument);
            }
        }
        return carried;
    }

    /** Whether it chooses between constants by comparing with a constant: {@code IF(sex = 1, 'm', 'f')}. */
    static boolean translates(SqlTokens tokens, String name, List<int[]> arguments) {
        int[] first = arguments.isEmpty() ? new int[2] : arguments.get(0);
        return CHOICES.contains(name) && Truth.equality(tokens, first[0], first[1]);
    }
}
