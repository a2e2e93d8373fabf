package io.rowtally.runtime;

import io.rowtally.bridge.Shape;
import io.rowtally.instrument.jdbc.SqlText;
import io.rowtally.ledger.TaggedColumns;
import io.rowtally.tagging.Change;
import io.rowtally.tagging.ColumnTag;
import io.rowtally.tagging.Inventory;
import io.rowtally.tagging.TagRules;
import io.rowtally.tagging.Tagger;
import io.rowtally.tagging.Verdict;
import io.rowtally.telemetry.Action;
import io.rowtally.telemetry.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tags shapes that were born, on the agent's thread, and tells of each verdict that is new. */
final class Tags {
    /** Longest stretch of tagging between two readings of the cells, in nanoseconds: 0.5 s. */
    private static final long STRETCH = 500_000_000L;

    private final Queue<Shape> born;
    private final Tagger tagger;
    private final Inventory inventory;
    private final Consumer<Event> events;
    /** Those that have a verdict, as long as anybody else keeps them. */
    private final Set<Shape> judged = Collections.newSetFromMap(new WeakHashMap<>());

    private boolean changed;
    private long readsWritten;

    Tags(Queue<Shape> born, Tagger tagger, Inventory inventory, Consumer<Event> events) {
        this.born = born;
        this.tagger = tagger;
        this.inventory = inventory;
        this.events = events;
    }

    /** Tags what waits; {@code all}: however long it takes. */
    void tag(boolean all) {
        long start = System.nanoTime();
        while (all || System.nanoTime() - start < STRETCH) {
            Shape shape = born.poll();
            if (shape == null) {
                return;
            }
            tag(shape);
        }
    }

    private void tag(Shape shape) {
        String[] labels = shape.labels();
        if (labels == null) {
            return;
        }
        List<String> names = new ArrayList<>(labels.length);
        for (String label : labels) {
            // an expression without an alias is its own label, literals included
            names.add(SqlText.normalise(label));
        }
        Verdict verdict = tagger.tag(null, shape.sql, names);
        WrittenLabel written = WrittenLabel.in(shape.sql);
        TaggedColumns.Builder columns = new TaggedColumns.Builder(labels.length);
        for (int i = 0; i < labels.length; i++) {
            ColumnTag tag = verdict.column(i);
            ColumnTag told = tag.labelled(written.of(names.get(i)));
            tell(shape, told);
            if (tag.tagged() || tag.probable()) {
                AtomicLong reads = inventory.reads(shape.origin.system, shape.origin.namespace, told);
                columns.personal(i, tag.category().name(), tag.tagged(), tag.table(), reads);
            }
        }
        shape.verdict = columns.build();
        judged.add(shape);
    }

    /** The operator has changed the rules: all that was judged is judged again, by and by. Rows count by the verdict then in force. */
    void judgeAgain(TagRules rules) {
        tagger.obey(rules);
        born.addAll(judged);
        changed = true;
    }

    private void tell(Shape shape, ColumnTag tag) {
        Change change = inventory.offer(shape.origin.system, shape.origin.namespace, tag);
        if (change.kind() == Change.Kind.UNCHANGED || change.kind() == Change.Kind.REFUSED) {
            return;
        }
        changed = true;
        boolean personal = tag.tagged() || tag.probable();
        if (personal || change.kind() == Change.Kind.CHANGED) {
            events.accept(event(shape, tag, personal));
        }
    }

    private static Event event(Shape shape, ColumnTag tag, boolean personal) {
        return Event.of(personal ? Action.COLUMN_TAGGED : Action.COLUMN_UNTAGGED)
                .put("db.system.name", shape.origin.system)
                .put("db.namespace", shape.origin.namespace)
                .put("db.collection.name", tag.table())
                .put("pii.column.label", tag.label())
                .put("pii.column.name", tag.column())
                .put("pii.column.table", tag.table())
                .put("pii.category", tag.category().name())
                .put("pii.sensitivity", tag.category().sensitivity().name())
                .put("pii.tagged_by", tag.taggedBy())
                .put("pii.confidence", tag.confidence())
                .put("pii.evidence", tag.evidence())
                .build();
    }

    /**
     * The inventory as it is to be written.
     *
     * @param withReads also where nothing but what was read has changed
     * @return null where nothing has changed since it was last asked for
     */
    @Nullable
    String changedInventory(boolean withReads) {
        if (!changed && !(withReads && inventory.reads() != readsWritten)) {
            return null;
        }
        changed = false;
        readsWritten = inventory.reads();
        return inventory.render();
    }
}
