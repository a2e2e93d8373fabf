package io.rowtally.tagging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers how names were read, because registers repeat them in every shape. Bounded: the least recently used fall
 * out. Guarded by itself, so any thread may ask; shared by one {@link Tagger}.
 */
final class Readings {
    private static final int MAX_NAMES = 4_000;

    private final NameReader reader;
    private final Map<String, List<Word>> words = bounded();
    private final Map<String, NameReading> plain = bounded();

    Readings(NameReader reader) {
        this.reader = reader;
    }

    List<Word> words(String name) {
        synchronized (words) {
            return words.computeIfAbsent(key(name), reader::words);
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
            return plain.computeIfAbsent(key(name), k -> reader.read(split, affixes));
        }
    }

    private static String key(String name) {
        return name.length() > NameTokens.MAX_NAME ? name.substring(0, NameTokens.MAX_NAME) : name;
    }

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<String, V>(256, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > MAX_NAMES;
            }
        };
    }
}
