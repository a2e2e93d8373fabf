package io.rowtally.ledger;

import io.rowtally.bridge.Shape;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which columns identify the person of a row, the strongest category first and of one category the first column. */
final class Identification {
    private static final List<List<String>> STRONGEST_FIRST = Arrays.asList(
            Arrays.asList("NATIONAL_ID"),
            Arrays.asList("PASSPORT", "SOCIAL_INSURANCE", "TAX_ID", "DRIVER_LICENCE"),
            Arrays.asList("PHONE"),
            Arrays.asList("EMAIL"));

    private Identification() {}

    static Shape.Identifiers of(@Nullable String[] categories, boolean[] sure) {
        byte[] ranks = new byte[categories.length + 1];
        byte rank = 0;
        for (List<String> strong : STRONGEST_FIRST) {
            for (int column = 0; column < categories.length && rank < Byte.MAX_VALUE; column++) {
                if (sure[column] && strong.contains(categories[column])) {
                    ranks[column + 1] = ++rank;
                }
            }
        }
        return new Shape.Identifiers(ranks);
    }
}
