package io.rowtally.tagging;

import io.rowtally.tagging.value.ColumnValues;
import io.rowtally.tagging.value.ValueDetectors;
import io.rowtally.tagging.value.ValueEvidence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the values of one column have said so far, each as a whole and as a document or an entry under a name. Counters only.
 * Confined to the thread that tags.
 */
final class ColumnSample {
    /** Values of several kinds hold something personal from this share on, 0..1, and from so many on. */
    private static final double SOME = 0.1;

    private static final int FEW = 3;
    /** One kind among the personal ones is the column's from this share on, 0..1. */
    private static final double ALMOST_ALL = 0.8;

    private static final Category[] CATEGORIES = Category.values();

    private final ColumnValues values;
    private final NamedParts names;
    /** Values with a named part of the category. */
    private final byte[] parts = new byte[CATEGORIES.length];

    private int withParts;
    private List<ValueEvidence> before = Collections.emptyList();
    /** What was said last; null where there may be something else to say. */
    private @Nullable List<ValueEvidence> said;

    ColumnSample(ValueDetectors detectors, NamedParts names) {
        this.values = new ColumnValues(detectors);
        this.names = names;
    }

    /** What was said before the application was started again; it holds until there is as much to say anew. */
    void recall(List<ValueEvidence> evidence) {
        before = evidence;
    }

    /**
     * Looks at one value and forgets it.
     *
     * @param name that the value stands under on its row; null where there is none
     * @return whether there may be something new to say
     */
    boolean add(String value, @Nullable String name) {
        if (values.done()) {
            return false;
        }
        if (values.add(value)) {
            said = null;
            Set<Category> found = names.categories(value, name);
            for (Category category : found) {
                parts[category.ordinal()]++;
            }
            withParts += found.isEmpty() ? 0 : 1;
        }
        return values.done() || values.seen() == ColumnValues.LEAST;
    }

    /** Whether no further value is looked at. */
    boolean done() {
        return values.done();
    }

    /** Whether the first values look like personal data, and too few were seen to say so. */
    boolean suspicious() {
        boolean few = values.seen() < ColumnValues.LEAST && !done() && before.isEmpty();
        return few && 2 * (values.checked() + withParts) > values.seen();
    }

    /** Empty before enough values were seen; the same list as long as there is nothing else to say. */
    List<ValueEvidence> evidence() {
        if (values.seen() < ColumnValues.LEAST) {
            return before;
        }
        List<ValueEvidence> known = said;
        if (known == null) {
            known = say();
            said = known;
        }
        return known;
    }

    private List<ValueEvidence> say() {
        List<ValueEvidence> evidence = new ArrayList<>(values.evidence());
        ValueEvidence mixed = mixed();
        if (mixed != null) {
            evidence.add(mixed);
        }
        return evidence;
    }

    private @Nullable ValueEvidence mixed() {
        int seen = values.seen();
        int personal = Math.min(seen, withParts + values.checked());
        if (personal < FEW || personal < SOME * seen) {
            return null;
        }
        Category most = Category.OTHER_PII;
        int others = 0;
        int count = 0;
        for (Category category : CATEGORIES) {
            int here = category.pii() ? parts[category.ordinal()] + values.checked(category) : 0;
            if (here > count) {
                others += count;
                count = here;
                most = category;
            } else {
                others += here;
            }
        }
        boolean one = count >= ALMOST_ALL * personal && others <= (1 - ALMOST_ALL) * personal;
        return ValueEvidence.mixed(one ? most : Category.OTHER_PII, personal, seen);
    }
}
