package io.rowtally.tagging.lineage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables that the names in one SELECT can refer to, within those of the query around it. Immutable once filled. */
final class Scope {
    private final @Nullable Scope outer;
    private final KnownColumns known;
    private final Budget budget;
    private final List<Source> sources;
    /** Columns that a join has made one of two, by name. */
    private final Map<String, Origin> merged;

    Scope(@Nullable Scope outer, KnownColumns known, Budget budget, List<Source> sources) {
        this(outer, known, budget, sources, Collections.<String, Origin>emptyMap());
    }

    Scope(@Nullable Scope outer, KnownColumns known, Budget budget, List<Source> sources, Map<String, Origin> merged) {
        this.outer = outer;
        this.known = known;
        this.budget = budget;
        this.sources = sources;
        this.merged = merged;
    }

    List<Source> sources() {
        return sources;
    }

    /** Whether a join has made one column of two, so that a star has it once. */
    boolean merges() {
        return !merged.isEmpty();
    }

    Budget budget() {
        return budget;
    }

    /** The columns of these sources by themselves, as a star sees them. */
    Scope over(List<Source> others) {
        return new Scope(
                null, known, budget, others, others == sources ? merged : Collections.<String, Origin>emptyMap());
    }

    @Nullable
    Source source(String qualifier) {
        for (Source source : sources) {
            if (!budget.spend()) {
                return null;
            }
            if (source.named(qualifier)) {
                return source;
            }
        }
        return outer == null ? null : outer.source(qualifier);
    }

    Origin qualified(String qualifier, String column) {
        Source source = source(qualifier);
        return source == null ? Origin.unplaced(column) : source.column(column);
    }

    /** With several tables, only a name that exactly one of them can have is placed. */
    Origin unqualified(String column) {
        Origin common = merged.get(column);
        if (common != null) {
            return common;
        }
        if (sources.isEmpty()) {
            return outer == null ? Origin.unplaced(column) : outer.unqualified(column);
        }
        Origin row = row(column);
        if (row != null) {
            return row;
        }
        List<Source> possible = new ArrayList<>();
        for (Source source : sources) {
            if (!budget.spend()) {
                return Origin.unplaced(column);
            }
            if (surely(source, column)) {
                return source.column(column);
            }
            if (!source.complete()) {
                possible.add(source);
            }
        }
        if (possible.isEmpty() && outer != null) {
            return outer.unqualified(column);
        }
        return possible.size() == 1 ? possible.get(0).column(column) : Origin.unplaced(column);
    }

    /** Whether a source is known to have a column of this name. */
    boolean surely(Source source, String column) {
        if (source.table != null) {
            return known.has(source.schema, source.table, column);
        }
        return source.query != null && source.query.surely(column);
    }

    /** A name that stands for a whole row, as in {@code row_to_json(s)}; null where it is a column's. */
    private @Nullable Origin row(String name) {
        for (Source source : sources) {
            if (!budget.spend()) {
                return null;
            }
            if (name.equals(source.alias) && !name.equals(source.table)) {
                if (source.query != null) {
                    return source.query.names(name) ? null : source.query.row();
                }
                return source.table == null || known.has(source.schema, source.table, name) ? null : Origin.UNKNOWN;
            }
        }
        return null;
    }
}
