package io.rowtally.runtime;

import io.rowtally.bridge.Shape;
import io.rowtally.tagging.ShapeSample;
import io.rowtally.tagging.Tagger;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Has the tagger look at values that the application has read, and tells the shapes which columns it has seen enough of. On the
 * agent's thread. Bounded: of many shapes the one that was begun first is given up first.
 */
final class Sampling {
    private static final int MOST_SHAPES = 2_000;

    private final Tagger tagger;
    private final Samples samples;
    /** Shapes whose values are looked at, in the order in which they were begun. */
    private final Set<Shape> active = new LinkedHashSet<>();

    Sampling(Tagger tagger, Samples samples) {
        this.tagger = tagger;
        this.samples = samples;
    }

    /**
     * Looks at all values that wait, and forgets them.
     *
     * @return the shapes that may have another verdict now
     */
    Set<Shape> look() {
        Set<Shape> changed = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Shape> touched = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Samples.Sample sample = samples.poll(); sample != null; sample = samples.poll()) {
            ShapeSample known = of(sample.shape);
            if (known != null) {
                touched.add(sample.shape);
                if (known.add(sample.column, sample.row, sample.text())) {
                    changed.add(sample.shape);
                }
            }
        }
        for (Shape shape : touched) {
            ShapeSample known = (ShapeSample) shape.values;
            if (known != null) {
                if (known.settle()) {
                    changed.add(shape);
                }
                shape.wanted &= known.wanted();
            }
        }
        letGo();
        return changed;
    }

    private @Nullable ShapeSample of(Shape shape) {
        ShapeSample known = (ShapeSample) shape.values;
        if (known != null || shape.wanted == 0 || shape.labels() == null) {
            return known;
        }
        ShapeSample begun = tagger.sample(null, shape.sql, ShapeLabels.of(shape));
        shape.values = begun;
        shape.wanted = begun.wanted();
        active.add(shape);
        if (active.size() > MOST_SHAPES) {
            Shape oldest = active.iterator().next();
            active.remove(oldest);
            end(oldest);
        }
        return begun;
    }

    private void letGo() {
        for (Iterator<Shape> shapes = active.iterator(); shapes.hasNext(); ) {
            Shape shape = shapes.next();
            if (shape.wanted == 0 && shape.verdict != null) {
                shapes.remove();
                end(shape);
            }
        }
    }

    private static void end(Shape shape) {
        shape.wanted = 0;
        shape.values = null;
    }

    /** Whether a verdict had better wait for a few more values. */
    static boolean isSuspicious(Shape shape) {
        ShapeSample known = (ShapeSample) shape.values;
        return known != null && shape.wanted != 0 && known.suspicious();
    }
}
