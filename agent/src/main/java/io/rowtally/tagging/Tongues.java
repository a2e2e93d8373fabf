package io.rowtally.tagging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which languages besides English and Chinese the names of one table speak, most first, told by their long words. Short words mean
 * too much in too many languages ({@code ma}, {@code ten}, {@code no}, {@code cap}, {@code tz}): they have the sense of a language
 * that is spoken here, and none of one that is not. Immutable; any thread.
 */
final class Tongues {
    private static final int LONG_WORD = 4;
    private static final int TELLING_WORD = 6;
    private static final int SHORT_WORD = 3;
    /** From so many words of it on, a language goes before English. */
    private static final int AT_HOME = 3;

    private final List<Pack> spoken = new ArrayList<>();
    private final boolean atHome;
    private final boolean chinese;
    private final Dictionaries dictionaries;
    private final Set<String> others;

    private Tongues(Dictionaries dictionaries, Map<String, Set<String>> heard, boolean chinese) {
        this.dictionaries = dictionaries;
        this.chinese = chinese;
        others = dictionaries.otherIds;
        for (Pack pack : dictionaries.others) {
            Set<String> words = words(heard, pack);
            if (words.size() > 1 || words.size() == 1 && words.iterator().next().length() >= TELLING_WORD) {
                spoken.add(pack);
            }
        }
        spoken.sort((a, b) -> words(heard, b).size() - words(heard, a).size());
        atHome = !spoken.isEmpty() && words(heard, spoken.get(0)).size() >= AT_HOME;
    }

    private static Set<String> words(Map<String, Set<String>> heard, Pack pack) {
        return heard.getOrDefault(pack.id, Collections.<String>emptySet());
    }

    /** @param names the words of each column of one table, and of the table */
    static Tongues of(Dictionaries dictionaries, List<List<Word>> names) {
        Map<String, Set<String>> heard = new HashMap<>();
        boolean chinese = false;
        for (List<Word> words : names) {
            for (Word word : words) {
                chinese |= word.sense != null
                        && word.sense.pack.startsWith("zh-")
                        && word.sense != dictionaries.alone.get(word.text);
                if (word.sense != null
                        && word.text.length() >= LONG_WORD
                        && dictionaries.otherIds.contains(word.sense.pack)) {
                    hear(dictionaries, word.text, heard);
                }
            }
        }
        return new Tongues(dictionaries, heard, chinese);
    }

    /** A word that several languages share speaks for each. */
    private static void hear(Dictionaries dictionaries, String text, Map<String, Set<String>> heard) {
        for (Pack pack : dictionaries.others) {
            if (pack.get(text) != null) {
                heard.computeIfAbsent(pack.id, k -> new HashSet<>()).add(text);
            }
        }
    }

    /** The words with the senses that they have here; the list itself where nothing changes. */
    List<Word> hear(List<Word> words) {
        List<Word> heard = null;
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            Sense sense = word.sense;
            if (sense == null || NameTokens.han(word.text)) {
                continue;
            }
            Sense here = sense(word.text, sense);
            if (here != sense) {
                heard = heard == null ? new ArrayList<>(words) : heard;
                heard.set(i, new Word(word.text, here, word.glued));
            }
        }
        return heard == null ? words : heard;
    }

    private @Nullable Sense sense(String text, Sense sense) {
        boolean other = others.contains(sense.pack);
        if (!chinese && sense == dictionaries.alone.get(text)) {
            return dictionaries.find(text);
        }
        boolean any = other || sense.pack.equals("zh-initials");
        if (any || atHome) {
            for (Pack pack : any ? spoken : spoken.subList(0, 1)) {
                Sense here = pack.get(text);
                if (here != null) {
                    return here;
                }
            }
        }
        boolean unheard = other && text.length() <= SHORT_WORD && sense.ambiguous();
        return unheard ? null : sense;
    }
}
