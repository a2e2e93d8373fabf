package io.rowtally.tagging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which languages besides English and Chinese the names of one table speak, told by their long words. Short words mean
 * too much in too many languages ({@code ma}, {@code ten}, {@code no}, {@code cap}): they have the sense of a language
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
    private final Set<String> others;

    private Tongues(Dictionaries dictionaries, Map<String, Set<String>> heard) {
        others = dictionaries.otherIds;
        int most = 0;
        for (Pack pack : dictionaries.others) {
            Set<String> words = heard.get(pack.id);
            if (words == null || words.size() < 2 && words.iterator().next().length() < TELLING_WORD) {
                continue;
            }
            spoken.add(words.size() > most ? 0 : spoken.size(), pack);
            most = Math.max(most, words.size());
        }
        atHome = most >= AT_HOME;
    }

    /** @param names the words of each column of one table, and of the table */
    static Tongues of(Dictionaries dictionaries, List<List<Word>> names) {
        Map<String, Set<String>> heard = new HashMap<>();
        for (List<Word> words : names) {
            for (Word word : words) {
                if (word.sense != null
                        && word.text.length() >= LONG_WORD
                        && dictionaries.otherIds.contains(word.sense.pack)) {
                    heard.computeIfAbsent(word.sense.pack, k -> new HashSet<>()).add(word.text);
                }
            }
        }
        return new Tongues(dictionaries, heard);
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
        for (Pack pack : spoken) {
            if (other && pack.id.equals(sense.pack)) {
                return sense;
            }
        }
        if (other || sense.pack.equals("zh-initials") || atHome) {
            for (Pack pack : spoken) {
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
