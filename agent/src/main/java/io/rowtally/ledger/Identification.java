package io.rowtally.ledger;

import io.rowtally.bridge.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which columns identify the person of a row, the strongest category first and of one category the first column; then the first birth
 * date together with the name beside it in its table, which may be several columns next to each other.
 */
final class Identification {
    private static final List<List<String>> STRONGEST_FIRST = Arrays.asList(
            Arrays.asList("NATIONAL_ID"),
            Arrays.asList("PASSPORT", "SOCIAL_INSURANCE", "TAX_ID", "DRIVER_LICENCE"),
            Arrays.asList("PHONE"),
            Arrays.asList("EMAIL"));

    private Identification() {}

    static Shape.Identifiers of(@Nullable String[] categories, boolean[] sure, @Nullable String[] tables) {
        byte[] ranks = new byte[categories.length + 1];
        byte rank = 0;
        for (List<String> strong : STRONGEST_FIRST) {
            for (int column = 0; column < categories.length && rank < Shape.Identifiers.BIRTH_DATE - 1; column++) {
                if (sure[column] && strong.contains(categories[column])) {
                    ranks[column + 1] = ++rank;
                }
            }
        }
        int birthDate = next("BIRTH_DATE", 0, categories, sure);
        int name = birthDate < categories.length ? next("PERSON_NAME", 0, categories, sure) : categories.length;
        for (int other = name; other < categories.length; other = next("PERSON_NAME", other + 1, categories, sure)) {
            if (Objects.equals(tables[other], tables[birthDate]) && !Objects.equals(tables[name], tables[birthDate])) {
                name = other;
            }
        }
        if (name < categories.length) {
            ranks[birthDate + 1] = Shape.Identifiers.BIRTH_DATE;
            for (int part = name;
                    part < categories.length && next("PERSON_NAME", part, categories, sure) == part;
                    part++) {
                ranks[part + 1] = Shape.Identifiers.NAME;
            }
        }
        return new Shape.Identifiers(ranks);
    }

    /** The first column of a category from one on; behind the last where there is none. */
    private static int next(String category, int from, @Nullable String[] categories, boolean[] sure) {
        int column = from;
        while (column < categories.length && !(sure[column] && category.equals(categories[column]))) {
            column++;
        }
        return column;
    }
}
