package io.rowtally.tagging;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects what {@link Misspelt} looks for. Runs in the build only; not in the jar. */
final class MisspeltWriter {
    private final Map<String, String> words = new TreeMap<>();
    private final Set<String> right = new TreeSet<>();

    MisspeltWriter(Collection<Sense> english) {
        Set<String> known = new TreeSet<>();
        for (Sense sense : english) {
            if (sense.words > 1) {
                right.addAll(Arrays.asList(sense.text.split(" ")));
            } else if (sense.kind == Kind.PERSON || sense.kind == Kind.CATEGORY && !sense.ambiguous()) {
                known.add(sense.text);
            }
        }
        known.addAll(right);
        for (String word : known) {
            if (word.length() >= Misspelt.SHORTEST && word.length() < Misspelt.LONGEST) {
                words.merge(Misspelt.key(word.charAt(0), word.length()), word, (some, one) -> some + " " + one);
            }
        }
    }

    byte[] bytes() throws IOException {
        WordTableWriter table = new WordTableWriter();
        for (Map.Entry<String, String> entry : words.entrySet()) {
            table.put(entry.getKey(), WordTableWriter.text(entry.getValue()));
        }
        for (String word : right) {
            table.put(word, new byte[0]);
        }
        return table.bytes();
    }
}
