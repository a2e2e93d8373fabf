package io.rowtally.runtime;

import io.rowtally.bridge.Shape;
import io.rowtally.instrument.jdbc.SqlText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A shape's labels as the tagger is asked about them: an expression without an alias is its own label, literals included. */
final class ShapeLabels {
    private ShapeLabels() {}

    /** Without literals, in order; empty where there are none yet. */
    static List<String> of(Shape shape) {
        String[] labels = shape.labels();
        if (labels == null) {
            return Collections.emptyList();
        }
        List<String> names = new ArrayList<>(labels.length);
        for (String label : labels) {
            names.add(SqlText.normalise(label));
        }
        return names;
    }
}
