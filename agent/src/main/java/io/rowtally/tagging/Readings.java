package io.rowtally.tagging;

import java.util.List;

/**
 * Remembers how names were read, because registers repeat them in every shape. Bounded: the least recently used fall
 * out. Guarded by itself, so any thread may ask; shared by one {@link Tagger}.
 */
final class Readings {
    /** Of the names that are kept: some 25,000 of the usual length, in about 10 MB. */
    private static final int MAX_CHARACTERS = 400_000;

    private final NameReader reader;
    private final Recent<List<Word>> words = new Recent<>(MAX_CHARACTERS);
    private final Recent<NameReading> plain = new Recent<>(MAX_CHARACTERS);

    Readings(NameReader reader) {
        this.reader = reader;
    }

    List<Word> words(String name) {
        synchronized (words) {
            String key = key(name);
            List<Word> known = words.get(key);
            if (known == null) {
                known = reader.words(key);
                words.put(key, known);
            }
            return known;
        }
    }

    NameReading read(String name, Affixes affixes) {
        return read(name, words(name), affixes);
    }

    /** @param split the words of the name, as they came from {@link #words} or with other senses */
    NameReading read(String name, List<Word> split, Affixes affixes) {
        if (!affixes.none() || split != words(name)) {
            return reader.read(split, affixes);
        }
        synchronized (plain) {
            String key = key(name);
            NameReading known = plain.get(key);
            if (known == null) {
                known = reader.read(split, affixes);
                plain.put(key, known);
            }
            return known;
        }
    }

    private static String key(String name) {
        return name.length() > NameTokens.MAX_NAME ? name.substring(0, NameTokens.MAX_NAME) : name;
    }
}
