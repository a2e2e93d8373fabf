package io.rowtally.tagging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All dictionaries, as {@link DictionaryCompiler} has laid them down. Immutable; any thread. */
final class Dictionaries {
    /** Languages with one spelling, in the order in which they are asked. */
    static final List<String> PLAIN = Arrays.asList("es", "fr", "pt", "it", "de", "nl", "ru", "ja", "ko", "vi", "id");

    static final String ENGLISH = "en";
    static final String HAN = "zh-han";
    static final String PINYIN = "zh-pinyin";
    static final String INITIALS = "zh-initials";
    static final String ALONE = "zh-alone";

    final Pack english = pack(ENGLISH);
    final Pack han = pack(HAN);
    final Pack pinyin = pack(PINYIN);
    final Pack initials = pack(INITIALS);
    /** Initials that mean something else within a longer name: time and mobile are both {@code sj}. */
    final Pack alone = new Pack(INITIALS, WordTables.get(ALONE));
    /** Languages other than English and Chinese. */
    final List<Pack> others = new ArrayList<>();

    final Set<String> otherIds = new HashSet<>(PLAIN);
    /** Ways to glue words in letters, in the order in which they are tried. */
    final List<Spelling> latin = new ArrayList<>();

    final Spelling hanSpelling;
    final Misspelt misspelt = new Misspelt(WordTables.get(Misspelt.TABLE));

    private Dictionaries() {
        for (String language : PLAIN) {
            others.add(pack(language));
        }
        List<Pack> hanPacks = new ArrayList<>(others);
        hanPacks.add(0, han);
        hanSpelling = new Spelling(Spelling.Style.HAN, 1, hanPacks.toArray(new Pack[0]));
        latin.add(new Spelling(Spelling.Style.ENGLISH, 2, english));
        latin.add(new Spelling(Spelling.Style.PINYIN, 4, pinyin));
        for (Pack pack : others) {
            latin.add(new Spelling(Spelling.Style.COMPOUND, 3, pack, english));
        }
        latin.add(new Spelling(Spelling.Style.INITIALS, 2, initials));
    }

    private static Pack pack(String name) {
        return new Pack(name, WordTables.get(name));
    }

    static Dictionaries get() {
        return Holder.ALL;
    }

    /** The sense of a token in any Latin or other alphabet, first pack that has it. */
    @Nullable
    Sense find(String key) {
        Sense sense = english.get(key);
        if (sense == null && key.length() > 4 && key.charAt(key.length() - 1) == 's') {
            sense = english.get(key.substring(0, key.length() - 1));
        }
        if (sense == null) {
            sense = pinyin.get(key);
        }
        if (sense == null) {
            sense = initials.get(key);
        }
        for (int i = 0; sense == null && i < others.size(); i++) {
            sense = others.get(i).get(key);
        }
        return sense;
    }

    /** The sense of a word in Han characters: Chinese first, then Japanese and the rest. */
    @Nullable
    Sense findHan(String key) {
        Sense sense = han.get(key);
        for (int i = 0; sense == null && i < others.size(); i++) {
            sense = others.get(i).get(key);
        }
        return sense;
    }

    private static final class Holder {
        static final Dictionaries ALL = new Dictionaries();
    }
}
