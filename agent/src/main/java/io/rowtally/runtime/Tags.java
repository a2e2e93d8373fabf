package io.rowtally.runtime;

import io.rowtally.bridge.Shape;
import io.rowtally.ledger.TaggedColumns;
import io.rowtally.tagging.Change;
import io.rowtally.tagging.ColumnTag;
import io.rowtally.tagging.Inventory;
import io.rowtally.tagging.ShapeSample;
import io.rowtally.tagging.TagRules;
import io.rowtally.tagging.Tagger;
import io.rowtally.tagging.Verdict;
import io.rowtally.telemetry.Action;
import io.rowtally.telemetry.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /** Turns, of a second each, that a first verdict waits for values that look like personal data to be enough. */
    private static final int PATIENCE = 8;

    private static final int MOST_HELD = 1_000;

    private final Queue<Shape> born;
    private final Sampling sampling;
    private final Tagger tagger;
    private final Inventory inventory;
    private final Consumer<Event> events;
    /** Those that have a verdict, as long as anybody else keeps them. */
    private final Set<Shape> judged = Collections.newSetFromMap(new WeakHashMap<>());

    /** Those whose first verdict waits for a few more values, with the turns that it has waited. */
    private final Map<Shape, Integer> held = new IdentityHashMap<>();
    /** Tables of which values have said something new in this turn. */
    private final Set<String> tablesChanged = new HashSet<>();

    private boolean changed;
    private long readsWritten;
    private long refused;

    Tags(Queue<Shape> born, Sampling sampling, Tagger tagger, Inventory inventory, Consumer<Event> events) {
        this.born = born;
        this.sampling = sampling;
        this.tagger = tagger;
        this.inventory = inventory;
        this.events = events;
    }

    /** Tags what waits; {@code all}: however long it takes. */
    void tag(boolean all) {
        long start = System.nanoTime();
        for (Shape shape : sampling.look()) {
            if (shape.verdict != null) {
                born.add(shape);
            }
        }
        List<Shape> later = new ArrayList<>();
        while (all || System.nanoTime() - start < STRETCH) {
            Shape shape = born.poll();
            if (shape == null) {
                break;
            }
            if (!all && mayWait(shape)) {
                later.add(shape);
            } else {
                held.remove(shape);
                tag(shape);
            }
        }
        born.addAll(later);
        judgeReaders();
    }

    /**
     * What the columns of a shape are as far as is known now: what its rows count by in the crash journal while they wait for its
     * verdict. Nobody is told.
     */
    TaggedColumns guess(Shape shape) {
        List<String> names = ShapeLabels.of(shape);
        if (shape.labels() == null) {
            return TaggedColumns.UNKNOWN;
        }
        Verdict verdict = tagger.tag(null, shape.sql, names, (ShapeSample) shape.values);
        TaggedColumns.Builder columns = new TaggedColumns.Builder(names.size());
        for (int i = 0; i < names.size(); i++) {
            ColumnTag tag = verdict.column(i);
            if (tag.tagged() || tag.probable()) {
                columns.personal(i, tag.category().name(), tag.tagged(), tag.table());
            }
        }
        return columns.build();
    }

    /** A row counts by the verdict in force when its cell is read: one that is likely to change in a moment is not given yet. */
    private boolean mayWait(Shape shape) {
        int waited = held.getOrDefault(shape, 0);
        if (shape.verdict != null || waited >= PATIENCE || held.size() >= MOST_HELD || !Sampling.isSuspicious(shape)) {
            return false;
        }
        held.put(shape, waited + 1);
        return true;
    }

    /** What values have said of a column is so in every shape that reads its table. */
    private void judgeReaders() {
        if (!tablesChanged.isEmpty()) {
            for (Shape shape : judged) {
                String sql = shape.sql == null ? "" : shape.sql.toLowerCase(Locale.ROOT);
                for (String table : tablesChanged) {
                    if (sql.contains(table)) {
                        born.add(shape);
                        break;
                    }
                }
            }
            tablesChanged.clear();
        }
    }

    private void tag(Shape shape) {
        List<String> names = ShapeLabels.of(shape);
        if (shape.labels() == null) {
            return;
        }
        Verdict verdict = tagger.tag(null, shape.sql, names, (ShapeSample) shape.values);
        WrittenLabel written = WrittenLabel.in(shape.sql);
        TaggedColumns.Builder columns = new TaggedColumns.Builder(names.size());
        for (int i = 0; i < names.size(); i++) {
            ColumnTag tag = verdict.column(i);
            ColumnTag told = tag.labelled(written.of(names.get(i)));
            tell(shape, told);
            AtomicLong reads = inventory.reads(shape.origin.system, shape.origin.namespace, told);
            if (!tag.tagged() && !tag.probable()) {
                columns.other(i, reads);
            } else {
                columns.personal(i, tag.category().name(), tag.tagged(), tag.table(), reads);
            }
        }
        TaggedColumns judgement = columns.build();
        shape.identifiers = judgement.identifiers();
        shape.verdict = judgement;
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
        refused += change.kind() == Change.Kind.REFUSED ? 1 : 0;
        if (change.kind() == Change.Kind.UNCHANGED || change.kind() == Change.Kind.REFUSED) {
            return;
        }
        changed = true;
        if (tag.sampled() > 0 && tag.table() != null) {
            tablesChanged.add(tag.table());
        }
        boolean personal = tag.tagged() || tag.probable();
        if (personal || change.kind() == Change.Kind.CHANGED) {
            events.accept(event(shape, tag, personal));
        }
    }

    private Event event(Shape shape, ColumnTag tag, boolean personal) {
        Event.Builder event = Event.of(personal ? Action.COLUMN_TAGGED : Action.COLUMN_UNTAGGED)
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
                .put("pii.evidence", tag.evidence());
        AtomicLong reads = inventory.reads(shape.origin.system, shape.origin.namespace, tag);
        if (reads != null && reads.get() > 0) {
            event.put("pii.column.cells_read", reads.get());
        }
        if (tag.sampled() > 0) {
            event.put("pii.sample.rows", (long) tag.sampled()).put("pii.sample.matched", (long) tag.matched());
        }
        return event.build();
    }

    /** Verdicts for which the inventory had no room, since the start. */
    long refused() {
        return refused;
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
