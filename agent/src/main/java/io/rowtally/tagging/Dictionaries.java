package io.rowtally.tagging;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All dictionaries, read once from the jar's own resources. A file has a line per entry: words, category or kind,
 * weight, note, tab-separated; {@code zh.tsv} has Han, pinyin, category, weight, weight of the initials, note and fills
 * three packs from one line. Immutable once built; any thread.
 */
final class Dictionaries {
    /** Languages with one spelling, in the order in which they are asked. */
    private static final List<String> PLAIN = Arrays.asList("fr", "es", "pt", "it", "de", "ru", "ja", "ko");

    /** Two letters that only say what kind of thing a name is about are left out: too many words begin like that. */
    private static final List<String> SAY_TOO_LITTLE = Arrays.asList("THING", "EVENT", "ORG", "IMAGE");

    final Pack english = new Pack("en");
    final Pack han = new Pack("zh-han");
    final Pack pinyin = new Pack("zh-pinyin");
    final Pack initials = new Pack("zh-initials");
    /** Languages other than English and Chinese. */
    final List<Pack> others = new ArrayList<>();

    private Dictionaries() {
        for (String[] line : lines("en")) {
            addPlain(english, line);
        }
        for (String[] line : lines("zh")) {
            addChinese(line);
        }
        for (String language : PLAIN) {
            Pack pack = new Pack(language);
            for (String[] line : lines(language)) {
                addPlain(pack, line);
            }
            others.add(pack);
        }
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

    private static void addPlain(Pack pack, String[] line) {
        String key = line[0].replace(" ", "");
        int words = line[0].split(" ").length;
        double weight = Double.parseDouble(line[2]);
        add(pack, key, line[0], line[1], weight, words);
        if (words > 1) {
            add(pack, line[0], line[0], line[1], weight, words);
        }
    }

    private void addChinese(String[] line) {
        String[] syllables = line[1].split(" ");
        double weight = Double.parseDouble(line[3]);
        add(han, line[0], line[0], line[2], weight, syllables.length);
        if (line[1].length() - syllables.length >= 3) {
            String key = line[1].replace(" ", "");
            add(pinyin, key, key, line[2], weight, syllables.length);
        }
        boolean tooShort = syllables.length == 2 && SAY_TOO_LITTLE.contains(line[2]);
        if (!line[4].equals("-") && syllables.length > 1 && !tooShort) {
            StringBuilder key = new StringBuilder();
            for (String syllable : syllables) {
                key.append(syllable.charAt(0));
            }
            add(initials, key.toString(), key.toString(), line[2], Double.parseDouble(line[4]), 1);
        }
    }

    private static void add(Pack pack, String key, String text, String meaning, double weight, int words) {
        Kind kind = Kind.CATEGORY;
        Category category = Category.NONE;
        for (Kind k : Kind.values()) {
            if (k.name().equals(meaning)) {
                kind = k;
            }
        }
        if (kind == Kind.CATEGORY) {
            category = Category.valueOf(meaning);
        } else if (kind == Kind.PERSON) {
            category = Category.PERSON_NAME;
        } else if (kind == Kind.IMAGE) {
            category = Category.PHOTO;
        }
        pack.add(key.toLowerCase(Locale.ROOT), new Sense(pack.id, text, kind, category, weight, words));
    }

    private static List<String[]> lines(String language) {
        List<String[]> result = new ArrayList<>();
        InputStream in = Dictionaries.class.getResourceAsStream(language + ".tsv");
        if (in == null) {
            throw new IllegalStateException("dictionary missing in the jar: " + language + ".tsv");
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isEmpty() && line.charAt(0) != '#') {
                    result.add(line.split("\t"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return result;
    }

    private static final class Holder {
        static final Dictionaries ALL = new Dictionaries();
    }
}
