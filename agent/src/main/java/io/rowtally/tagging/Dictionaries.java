package io.rowtally.tagging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All dictionaries, read once from the jar's own resources. A file has a line per entry: words, category or kind,
 * weight, note, tab-separated; {@code zh.tsv} has Han, pinyin, category, weight, weight of the initials, note and fills
 * three packs from one line. Immutable once built; any thread.
 */
final class Dictionaries {
    /** Languages with one spelling, in the order in which they are asked. */
    private static final List<String> PLAIN =
            Arrays.asList("es", "fr", "pt", "it", "de", "nl", "ru", "ja", "ko", "vi", "id");
    /** Two letters that only say what kind of thing a name is about are left out: too many words begin like that. */
    private static final List<String> SAY_TOO_LITTLE = Arrays.asList("THING", "EVENT", "ORG", "IMAGE");

    final Pack english = new Pack("en", 16_384);
    final Pack han = new Pack("zh-han", 1_024);
    final Pack pinyin = new Pack("zh-pinyin", 1_024);
    final Pack initials = new Pack("zh-initials", 1_024);
    /** Initials that mean something else within a longer name: time and mobile are both {@code sj}. */
    final Pack alone = new Pack("zh-initials", 16);
    /** Languages other than English and Chinese. */
    final List<Pack> others = new ArrayList<>();

    final Set<String> otherIds = new HashSet<>(PLAIN);
    /** Ways to glue words in letters, in the order in which they are tried. */
    final List<Spelling> latin = new ArrayList<>();

    final Spelling hanSpelling;
    final Misspelt misspelt;

    private Dictionaries() {
        plain(english, "en");
        plain(english, "en-clinical");
        misspelt = new Misspelt(english);
        chinese();
        for (String language : PLAIN) {
            Pack pack = new Pack(language, 2_048);
            plain(pack, language);
            others.add(pack);
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

    private static void plain(Pack pack, String name) {
        DictionaryFile file = new DictionaryFile(name);
        while (file.next()) {
            String text = file.field(0);
            int words = words(text);
            String key = words > 1 ? without(text) : text;
            pack.add(key, file.field(1), text, weight(file.field(2)), words);
            if (words > 1) {
                pack.add(text, file.field(1), text, weight(file.field(2)), words);
            }
        }
    }

    private void chinese() {
        DictionaryFile file = new DictionaryFile("zh");
        while (file.next()) {
            String text = file.field(0);
            String syllables = file.field(1);
            String meaning = file.field(2);
            double weight = weight(file.field(3));
            int words = words(syllables);
            han.add(text, meaning, text, weight, words);
            String joined = words > 1 ? without(syllables) : syllables;
            if (joined.length() >= 4) {
                pinyin.add(joined, meaning, joined, weight, words);
            }
            boolean tooShort = words == 2 && SAY_TOO_LITTLE.contains(meaning);
            if (words > 1 && !file.field(4).equals("-") && !tooShort) {
                String first = initials(syllables);
                initials.add(first, meaning, first, weight(file.field(4)), 1);
                if (file.last().equals("alone")) {
                    alone.add(first, meaning, first, weight(file.field(4)), 1);
                }
            }
        }
    }

    private static int words(String text) {
        int words = 1;
        for (int i = text.indexOf(' '); i >= 0; i = text.indexOf(' ', i + 1)) {
            words++;
        }
        return words;
    }

    private static String without(String text) {
        StringBuilder joined = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != ' ') {
                joined.append(text.charAt(i));
            }
        }
        return joined.toString();
    }

    private static String initials(String syllables) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < syllables.length(); i++) {
            if (i == 0 || syllables.charAt(i - 1) == ' ') {
                letters.append(syllables.charAt(i));
            }
        }
        return letters.toString();
    }

    /** Always {@code 0.nn}: Double.parseDouble costs a good part of the start. */
    static double weight(String text) {
        if (text.length() != 4 || text.charAt(0) != '0' || text.charAt(1) != '.') {
            throw new IllegalStateException("a dictionary's weight must be like 0.95, not " + text);
        }
        return ((text.charAt(2) - '0') * 10 + text.charAt(3) - '0') / 100.0;
    }

    private static final class Holder {
        static final Dictionaries ALL = new Dictionaries();
    }
}
