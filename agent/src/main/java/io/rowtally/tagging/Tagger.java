package io.rowtally.tagging;

import io.rowtally.tagging.lineage.BaseColumn;
import io.rowtally.tagging.lineage.KnownColumns;
import io.rowtally.tagging.lineage.Lineage;
import io.rowtally.tagging.lineage.Origin;
import io.rowtally.tagging.value.ValueEvidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides which columns hold personal data (DESIGN 4). Owned by the agent, which asks it on its own threads once per
 * shape, and by the command line, which asks for whole tables. Thread-safe; no file or network access; what it
 * remembers (how names were read, which columns a table has shown) is bounded.
 */
public final class Tagger {
    /** Wider result sets are tagged as far as this; what is behind is NONE with the evidence {@code limit:columns}. */
    static final int MAX_COLUMNS = 4_096;

    private volatile TagRules rules;
    private final NameReader reader = new NameReader(new Segmenter(Dictionaries.get()));
    private final Classifier classifier = new Classifier(new Readings(reader));
    private final JudgedTables judged = new JudgedTables(classifier);
    private final ColumnSamples samples = new ColumnSamples(reader);
    private final SeenColumns seen = new SeenColumns();
    private final KnownSchema schema;

    public Tagger(TagRules rules) {
        this(rules, KnownSchema.none());
    }

    /** @param schema of the database, as far as the operator has exported it */
    public Tagger(TagRules rules, KnownSchema schema) {
        this.rules = rules;
        this.schema = schema;
    }

    /** From now on the operator's word is this. What was found before stays as it is until it is asked for again. */
    public void obey(TagRules other) {
        rules = other;
    }

    /**
     * The tags of one shape.
     *
     * @param schema of tables that the SQL does not qualify; null = not known
     * @param sql the query; null = not known, then the labels are all there is
     * @param labels of the result set's columns, in order
     */
    public Verdict tag(@Nullable String schema, @Nullable String sql, List<String> labels) {
        return tag(schema, sql, labels, null);
    }

    /** @param sample what the shape's values have said; null where they are not looked at */
    public Verdict tag(
            @Nullable String schema, @Nullable String sql, List<String> labels, @Nullable ShapeSample sample) {
        List<String> taken = taken(labels);
        String home = home(schema);
        List<Origin> found = sample == null ? null : sample.takeOrigins();
        List<Origin> origins = found == null ? origins(home, sql, taken) : found;
        Map<BaseColumn, ColumnTag> tags = baseTags(home, origins);
        Map<String, ColumnTag> loose = looseTags(origins, taken, sample);
        List<ColumnTag> verdict = new ArrayList<>(labels.size());
        for (int i = 0; i < taken.size(); i++) {
            verdict.add(tag(home, taken.get(i), origins.get(i), tags, loose));
        }
        for (int i = taken.size(); i < labels.size(); i++) {
            verdict.add(none(labels.get(i), "limit:columns"));
        }
        return new Verdict(verdict);
    }

    /** Takes values of a shape's columns, if they are to be looked at; the parameters are those of {@link #tag}. */
    public ShapeSample sample(@Nullable String schema, @Nullable String sql, List<String> labels) {
        List<String> taken = taken(labels);
        String home = home(schema);
        List<Origin> origins = origins(home, sql, taken);
        List<String> names = new ArrayList<>(taken);
        ColumnSample[] columns = new ColumnSample[taken.size()];
        boolean[] own = new boolean[taken.size()];
        for (int i = 0; i < columns.length; i++) {
            BaseColumn base = origins.get(i).plainColumn();
            own[i] = base == null;
            if (base != null) {
                names.set(i, base.column);
                boolean open = rules.match(schema(base, home), base.table, base.column) == null;
                columns[i] = open ? samples.of(schema(base, home), base) : null;
            } else if (origins.get(i) != Origin.NO_VALUE && rules.match(null, null, taken.get(i)) == null) {
                columns[i] = samples.fresh();
            }
        }
        return new ShapeSample(columns, own, AttributePair.of(names), origins);
    }

    /** What an earlier run has found by values, which holds until there is as much to say anew. */
    public void recall(List<ColumnTag> tags) {
        for (ColumnTag tag : tags) {
            samples.recall(tag);
        }
    }

    private static List<String> taken(List<String> labels) {
        return labels.size() > MAX_COLUMNS ? labels.subList(0, MAX_COLUMNS) : labels;
    }

    private static @Nullable String home(@Nullable String schema) {
        return schema == null ? null : schema.toLowerCase(Locale.ROOT);
    }

    private List<Origin> origins(@Nullable String home, @Nullable String sql, List<String> labels) {
        KnownColumns known = (s, table, column) ->
                seen.has(s == null ? home : s, table, column) || schema.has(s == null ? home : s, table, column);
        return Lineage.of(sql, labels, known);
    }

    /** The tags of all columns of one table, in order; schema and table are taken from each column. */
    public List<ColumnTag> classify(List<Column> columnsOfOneTable) {
        if (columnsOfOneTable.isEmpty()) {
            return Collections.emptyList();
        }
        List<ColumnTag> byName = classifier.classify(columnsOfOneTable.get(0).table(), columnsOfOneTable);
        List<ColumnTag> tags = new ArrayList<>(byName.size());
        for (int i = 0; i < byName.size(); i++) {
            Column column = columnsOfOneTable.get(i);
            tags.add(ruled(column.schema(), column.table(), column.name(), byName.get(i)));
        }
        return tags;
    }

    /** What each rule but the operator's did to the confidence: lines for each column, in the order in which they spoke. */
    public List<List<String>> explain(List<Column> columnsOfOneTable) {
        return columnsOfOneTable.isEmpty()
                ? Collections.<List<String>>emptyList()
                : classifier.explain(columnsOfOneTable.get(0).table(), columnsOfOneTable);
    }

    /** Each base column that the shape reads, judged beside all that is known of its table. */
    private Map<BaseColumn, ColumnTag> baseTags(@Nullable String home, List<Origin> origins) {
        Map<List<String>, Map<String, BaseColumn>> tables = new LinkedHashMap<>();
        for (Origin origin : origins) {
            for (BaseColumn input : origin.inputs()) {
                tables.computeIfAbsent(Arrays.asList(schema(input, home), input.table), k -> new LinkedHashMap<>())
                        .put(input.column, input);
            }
        }
        Map<BaseColumn, ColumnTag> tags = new HashMap<>();
        for (Map.Entry<List<String>, Map<String, BaseColumn>> entry : tables.entrySet()) {
            String schema = entry.getKey().get(0);
            String table = entry.getKey().get(1);
            List<Column> columns = this.schema.columns(
                    schema, table, seen.add(schema, table, entry.getValue().keySet()));
            List<Column> sampled = new ArrayList<>(columns.size());
            for (Column column : columns) {
                sampled.add(column.withValues(samples.evidence(schema, table, column.name())));
            }
            List<ColumnTag> found = judged.classify(schema, table, sampled);
            int i = 0;
            for (BaseColumn input : entry.getValue().values()) {
                tags.put(input, ruled(schema, table, input.column, found.get(i++)));
            }
        }
        return tags;
    }

    /** Labels and names without a known table, judged beside each other. */
    private Map<String, ColumnTag> looseTags(List<Origin> origins, List<String> labels, @Nullable ShapeSample sample) {
        Map<String, List<ValueEvidence>> names = new LinkedHashMap<>();
        for (int i = 0; i < origins.size(); i++) {
            Origin origin = origins.get(i);
            for (String name : origin.unplaced()) {
                names.putIfAbsent(name, Collections.<ValueEvidence>emptyList());
            }
            if (origin != Origin.NO_VALUE && origin.plainColumn() == null) {
                names.put(labels.get(i), sample == null ? Collections.<ValueEvidence>emptyList() : sample.own(i));
            }
        }
        List<Column> columns = new ArrayList<>();
        for (Map.Entry<String, List<ValueEvidence>> name : names.entrySet()) {
            columns.add(new Column(null, null, name.getKey(), null, null).withValues(name.getValue()));
        }
        Map<String, ColumnTag> tags = new HashMap<>();
        for (ColumnTag tag : classifier.classify(null, columns)) {
            tags.put(tag.label(), tag);
        }
        return tags;
    }

    private ColumnTag tag(
            @Nullable String home,
            String label,
            Origin origin,
            Map<BaseColumn, ColumnTag> base,
            Map<String, ColumnTag> loose) {
        if (origin == Origin.NO_VALUE) {
            return ruled(null, null, label, none(label, "lineage:no-value"));
        }
        BaseColumn plain = origin.plainColumn();
        ColumnTag best = null;
        for (BaseColumn input : origin.inputs()) {
            best = stronger(best, base.get(input));
        }
        for (String name : origin.unplaced()) {
            ColumnTag byName = loose.get(name);
            best = byName == null ? best : stronger(best, ruled(null, null, name, byName));
        }
        if (plain == null) {
            best = labelled(label, best, loose.get(label));
        } else if (best != null && best.taggedBy().equals("none") && !label.equalsIgnoreCase(plain.column)) {
            best = aliased(label, best);
        }
        if (best == null) {
            return none(label, "lineage:unknown");
        }
        return best.seenAs(origin.table(), plain == null ? null : plain.column, label);
    }

    /** What is no base column as it stands: its inputs say what it is, else its own label and values; those alone, that it is masked. */
    private @Nullable ColumnTag labelled(String label, @Nullable ColumnTag byInputs, @Nullable ColumnTag byLabel) {
        if (byInputs != null
                && (byInputs.category().pii() || byInputs.taggedBy().equals("rule"))) {
            return byLabel == null ? byInputs : byInputs.maskedAs(byLabel);
        }
        ColumnTag stronger = stronger(byInputs, byLabel);
        return stronger == null ? null : ruled(null, null, label, stronger);
    }

    /** An opaque column that the application itself calls by a telling name. */
    private ColumnTag aliased(String label, ColumnTag opaque) {
        Column alias = new Column(null, null, label, null, null);
        ColumnTag byAlias =
                classifier.classify(null, Collections.singletonList(alias)).get(0);
        boolean silent = true;
        for (String rule : opaque.evidence()) {
            silent &= rule.equals("gate:unknown-head");
        }
        return silent && byAlias.category() != Category.NONE ? byAlias : opaque;
    }

    private ColumnTag ruled(@Nullable String schema, @Nullable String table, String column, ColumnTag tag) {
        TagRule rule = rules.match(schema, table, column);
        if (rule == null) {
            return tag;
        }
        List<String> evidence = Collections.singletonList(rule.evidence());
        return new ColumnTag(tag.table(), tag.column(), tag.label(), rule.category(), 1, "rule", evidence);
    }

    private static @Nullable ColumnTag stronger(@Nullable ColumnTag a, @Nullable ColumnTag b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        if (a.category().pii() != b.category().pii()) {
            return a.category().pii() ? a : b;
        }
        return b.confidence() > a.confidence() ? b : a;
    }

    private static @Nullable String schema(BaseColumn column, @Nullable String home) {
        return column.schema == null ? home : column.schema;
    }

    private static ColumnTag none(String label, String why) {
        return new ColumnTag(null, null, label, Category.NONE, 0, "none", Collections.singletonList(why));
    }
}
