package io.rowtally.tagging;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables that the names in one SELECT can refer to, within those of the query around it. Immutable once filled. */
final class Scope {
    private final @Nullable Scope outer;
    private final KnownColumns known;
    private final Budget budget;
    private final List<Source> sources;

    Scope(@Nullable Scope outer, KnownColumns known, Budget budget, List<Source> sources) {
        this.outer = outer;
        this.known = known;
        this.budget = budget;
        this.sources = sources;
    }

    List<Source> sources() {
        return sources;
    }

    /** The columns of these sources by themselves, as a star sees them. */
    Scope over(List<Source> others) {
        return new Scope(null, known, budget, others);
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
        if (sources.size() == 1) {
            return sources.get(0).column(column);
        }
        if (sources.isEmpty()) {
            return outer == null ? Origin.unplaced(column) : outer.unqualified(column);
        }
        List<Source> possible = new ArrayList<>();
        for (Source source : sources) {
            if (!budget.spend()) {
                return Origin.unplaced(column);
            }
            boolean surely = source.table != null
                    ? known.has(source.schema, source.table, column)
                    : source.query != null && source.query.names(column);
            if (surely) {
                return source.column(column);
            }
            if (source.query == null || !source.query.complete()) {
                possible.add(source);
            }
        }
        return possible.size() == 1 ? possible.get(0).column(column) : Origin.unplaced(column);
    }
}
