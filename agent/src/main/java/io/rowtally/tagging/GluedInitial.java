package io.rowtally.tagging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The letter that some put before every column of a table, its initial ({@code sname}, {@code ssex}, {@code sphone}):
 * where what follows it are known words in most columns, it names the table and falls off. Stateless; any thread.
 */
final class GluedInitial {
    private static final int MIN_COLUMNS = 3;

    private GluedInitial() {}

    /** Replaces, in place, the words of the columns that begin with such a letter. */
    static void strip(List<Column> columns, List<List<Word>> names, Readings readings) {
        Map<Character, Integer> initials = new HashMap<>();
        for (Column column : columns) {
            initials.merge(initial(column), 1, Integer::sum);
        }
        char initial = 0;
        int columnsWithIt = 0;
        for (Map.Entry<Character, Integer> entry : initials.entrySet()) {
            if (entry.getValue() > columnsWithIt) {
                initial = entry.getKey();
                columnsWithIt = entry.getValue();
            }
        }
        int vouching = 0;
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (initial(column) == initial
                    && names.get(i).size() == 1
                    && known(readings.words(column.name().substring(1)))) {
                vouching++;
                if (unknown(names.get(i))) {
                    found.add(i);
                }
            }
        }
        if (vouching < MIN_COLUMNS || columnsWithIt * 5 < columns.size() * 4) {
            return;
        }
        for (int i : found) {
            names.set(i, readings.words(columns.get(i).name().substring(1)));
        }
    }

    private static char initial(Column column) {
        return column.name().isEmpty() ? 0 : Character.toLowerCase(column.name().charAt(0));
    }

    private static boolean unknown(List<Word> words) {
        return words.size() == 1
                && words.get(0).sense == null
                && words.get(0).text.length() > MIN_COLUMNS;
    }

    private static boolean known(List<Word> words) {
        for (Word word : words) {
            if (word.sense == null || word.sense.kind != Kind.CATEGORY || !word.sense.category.pii()) {
                return false;
            }
        }
        return !words.isEmpty();
    }
}
