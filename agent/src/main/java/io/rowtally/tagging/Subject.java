package io.rowtally.tagging;

import org.jspecify.annotations.Nullable;

/** One column on its way through the steps: what is known of it, and the evidence so far. Confined to one call. */
final class Subject {
    final Column column;
    final NameReading name;
    final @Nullable NameReading remark;
    /** What the name is a standard's code of, where its table or remark confirms it. */
    final @Nullable Sense code;

    final Evidence evidence = new Evidence();
    /** What the values have proved that the name does not say; NONE where they have not. */
    Category byValues = Category.NONE;

    Subject(Column column, NameReading name, @Nullable NameReading remark, @Nullable Sense code) {
        this.column = column;
        this.name = name;
        this.remark = remark;
        this.code = code;
    }

    /** Whether neither the name nor the remark forbids the table to raise what they leave open. */
    boolean raisable() {
        if (code != null) {
            return false;
        }
        if (remark != null && remark.raisable()) {
            return !name.gated;
        }
        return name.raisable() && !contradicted();
    }

    /** The remark is about a thing, an organisation or a statement while the name alone is not sure. */
    boolean contradicted() {
        return remark != null
                && (remark.gated
                        || remark.modifier == NameReading.Modifier.THING
                        || remark.modifier == NameReading.Modifier.ORG);
    }
}
