package io.rowtally.tagging;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found for names, as far as the names that were asked for last are so many characters together: a count of names
 * would not bound memory, since a text may hold names of any length. Not thread-safe: who owns it guards it.
 */
class Recent<V> {
    private final int characters;
    private final Map<String, V> values = new LinkedHashMap<>(256, 0.75f, true);
    private int held;

    /** @param characters of all names that are kept */
    Recent(int characters) {
        this.characters = characters;
    }

    @Nullable
    V get(String name) {
        return values.get(name);
    }

    /** Takes the place of what is there; the names that were asked for longest ago give way. */
    void put(String name, V value) {
        V old = values.put(name, value);
        held -= old == null ? 0 : weight(name, old);
        held += weight(name, value);
        shrink();
    }

    /** What is kept for some name has become so many characters more. */
    void weigh(int more) {
        held += more;
        shrink();
    }

    private void shrink() {
        Iterator<Map.Entry<String, V>> eldest = values.entrySet().iterator();
        while (held > characters && values.size() > 1) {
            Map.Entry<String, V> entry = eldest.next();
            held -= weight(entry.getKey(), entry.getValue());
            eldest.remove();
        }
    }

    /** The characters that are kept with a name. */
    int weight(String name, V value) {
        return name.length();
    }
}
