package io.rowtally.tagging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The tags of one shape, a column each. Immutable, so that a verdict once given never changes under its reader.
 */
public final class Verdict {
    private final List<ColumnTag> tags;

    Verdict(List<ColumnTag> tags) {
        this.tags = Collections.unmodifiableList(new ArrayList<>(tags));
    }

    public int columns() {
        return tags.size();
    }

    /** The tag of column {@code i}, 0-based. */
    public ColumnTag column(int i) {
        return tags.get(i);
    }
}
