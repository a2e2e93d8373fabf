package io.rowtally.tagging;

import io.rowtally.tagging.value.Detector;
import io.rowtally.tagging.value.Documents;
import io.rowtally.tagging.value.ValueDetectors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands under a name inside a value: in a document, or in the value column of an attribute table. Names are read as those of
 * columns of one table. They come from data, so nothing of them is remembered. Any thread.
 */
final class NamedParts {
    private final NameReader reader;
    private final ValueDetectors detectors;

    NamedParts(NameReader reader, ValueDetectors detectors) {
        this.reader = reader;
        this.detectors = detectors;
    }

    /**
     * The personal categories of a value's parts.
     *
     * @param name of the attribute whose value it is; null where it is none
     */
    Set<Category> categories(String value, @Nullable String name) {
        Set<Category> found = EnumSet.noneOf(Category.class);
        List<Documents.Part> parts = Documents.parts(value);
        if (!parts.isEmpty()) {
            documented(parts, found);
        } else if (name != null && !name.trim().isEmpty()) {
            found.addAll(of(read(Collections.singletonList(column(name))).get(0), value));
        }
        return found;
    }

    private void documented(List<Documents.Part> parts, Set<Category> found) {
        List<Column> names = new ArrayList<>();
        for (Documents.Part part : parts) {
            names.add(column(part.name));
        }
        List<ColumnTag> tags = read(names);
        for (int i = 0; i < parts.size(); i++) {
            Documents.Part part = parts.get(i);
            if (part.category == null) {
                found.addAll(of(tags.get(i), part.value));
            } else {
                found.add(part.category);
            }
        }
    }

    /** By its own form where that tells, else by the name; what is masked is nobody's. */
    private Set<Category> of(ColumnTag name, String value) {
        Set<Category> found = EnumSet.noneOf(Category.class);
        boolean readable = true;
        for (Detector detector : detectors.accepting(value)) {
            readable &= detector.category() != Category.NONE;
            if (detector.checksummed() && detector.category().pii()) {
                found.add(detector.category());
            }
        }
        if (found.isEmpty() && readable && name.tagged()) {
            found.add(name.category());
        }
        return found;
    }

    private static Column column(String name) {
        return new Column(null, null, name, null, null);
    }

    private List<ColumnTag> read(List<Column> names) {
        return new Classifier(new Readings(reader)).classify(null, names);
    }
}
