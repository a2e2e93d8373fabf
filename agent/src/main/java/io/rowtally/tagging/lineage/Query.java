package io.rowtally.tagging.lineage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The columns that a query delivers, in order: each an item with its name and origin, or a star over sources. Of a set
 * operation, both branches. Immutable once built; confined to one call.
 */
final class Query {
    /** A column with a name and an origin, or, where {@code star} is not null, all columns of these sources. */
    static final class Item {
        final @Nullable String name;
        final Origin origin;
        final @Nullable List<Source> star;

        private Item(@Nullable String name, Origin origin, @Nullable List<Source> star) {
            this.name = name;
            this.origin = origin;
            this.star = star;
        }

        static Item column(@Nullable String name, Origin origin) {
            return new Item(name, origin, null);
        }

        static Item star(List<Source> sources) {
            return new Item(null, Origin.UNKNOWN, sources);
        }
    }

    private final List<Item> items;
    private final @Nullable Query other;
    private final Scope scope;
    private final Map<String, Integer> byName = new HashMap<>();
    /** Answers given before: a common table expression can be asked along very many ways. */
    private final Map<String, Origin> asked = new HashMap<>();

    private final int stars;

    Query(List<Item> items, Scope scope, @Nullable Query other) {
        this.items = items;
        this.scope = scope;
        this.other = other;
        int count = 0;
        for (int i = 0; i < items.size(); i++) {
            String name = items.get(i).name;
            if (name != null) {
                byName.putIfAbsent(name, i);
            }
            if (items.get(i).star != null) {
                count++;
            }
        }
        this.stars = count;
    }

    /** The same columns, united with those of a query behind it. */
    Query before(Query next) {
        List<Query> branches = new ArrayList<>();
        for (Query branch = this; branch != null; branch = branch.other) {
            branches.add(branch);
        }
        Query result = next;
        for (int i = branches.size() - 1; i >= 0; i--) {
            result = new Query(branches.get(i).items, branches.get(i).scope, result);
        }
        return result;
    }

    /** Whether every column is named in the text, so that a name that is not among them cannot be a column. */
    boolean complete() {
        return stars == 0;
    }

    boolean names(String column) {
        return byName.containsKey(column);
    }

    /** The same columns under other names, those of a star unknown ones; null where their number cannot be theirs. */
    @Nullable
    Query renamed(List<String> names) {
        int star = names.size() - (items.size() - stars);
        if (stars > 1 || (stars == 0 ? star != 0 : star < 0)) {
            return null;
        }
        List<Item> renamed = new ArrayList<>(names.size());
        for (Item item : items) {
            for (int n = item.star == null ? 1 : star; n > 0; n--) {
                String name = names.get(renamed.size());
                renamed.add(Item.column(name, item.star == null ? item.origin : Origin.unplaced(name)));
            }
        }
        return new Query(renamed, scope, other);
    }

    /** All columns as one value; not known where there are stars. */
    Origin row() {
        if (stars > 0) {
            return Origin.UNKNOWN;
        }
        List<Origin> all = new ArrayList<>(items.size());
        for (Item item : items) {
            all.add(item.origin);
        }
        return Origin.expression(all);
    }

    /** Whether each item with a name stands where a result set with these labels (lower case) has it. */
    boolean fits(List<String> labels) {
        for (int i = 0; stars == 0 && i < items.size() && i < labels.size(); i++) {
            String name = items.get(i).name;
            if (name != null && !name.equals(labels.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a column of this name is among its items, or known to be in a table that a star covers. */
    boolean surely(String name) {
        if (names(name) || stars == 0) {
            return names(name);
        }
        boolean found = false;
        if (scope.budget().enter()) {
            for (int i = 0; !found && i < items.size(); i++) {
                List<Source> sources = items.get(i).star;
                for (int j = 0;
                        sources != null
                                && !found
                                && j < sources.size()
                                && scope.budget().spend();
                        j++) {
                    found = scope.surely(sources.get(j), name);
                }
            }
            scope.budget().leave();
        }
        return found;
    }

    /** Where the column of this name comes from, as a query around this one sees it. */
    Origin column(String name) {
        Origin answer = asked.get(name);
        if (answer == null) {
            if (!scope.budget().enter()) {
                return Origin.unplaced(name);
            }
            answer = find(name);
            scope.budget().leave();
            asked.put(name, answer);
        }
        return answer;
    }

    /** All columns as a query around this one sees them, of which every one is named in the text. */
    List<Item> columns() {
        List<Item> columns = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            columns.add(Item.column(items.get(i).name, at(i)));
        }
        return columns;
    }

    private Origin find(String name) {
        Integer at = byName.get(name);
        if (at == null) {
            Origin first = starColumn(name);
            return other == null || other.complete() ? first : Origin.either(first, other.column(name));
        }
        return at(at);
    }

    /** What all branches deliver in one place. */
    private Origin at(int at) {
        Origin origin = items.get(at).origin;
        for (Query branch = other; branch != null; branch = branch.other) {
            if (stars == 0 && branch.stars == 0 && at < branch.items.size()) {
                origin = Origin.either(origin, branch.items.get(at).origin);
            }
        }
        return origin;
    }

    private Origin starColumn(String name) {
        List<Source> sources = new ArrayList<>();
        for (Item item : items) {
            if (item.star != null) {
                sources.addAll(item.star);
            }
        }
        return sources.isEmpty() ? Origin.unplaced(name) : scope.over(sources).unqualified(name);
    }

    /**
     * The origins of the columns of a result set with these labels (lower case), null where their number does not fit.
     */
    @Nullable
    List<Origin> origins(List<String> labels) {
        List<Origin> first = ownOrigins(labels);
        for (Query branch = other; first != null && branch != null; branch = branch.other) {
            List<Origin> more = branch.ownOrigins(labels);
            for (int i = 0; more != null && i < first.size(); i++) {
                first.set(i, Origin.either(first.get(i), more.get(i)));
            }
        }
        return first;
    }

    private @Nullable List<Origin> ownOrigins(List<String> labels) {
        int n = labels.size();
        int fixed = items.size() - stars;
        if (stars == 0 ? fixed != n : fixed > n) {
            return null;
        }
        List<Origin> result = new ArrayList<>(n);
        int head = 0;
        while (head < items.size() && items.get(head).star == null) {
            result.add(items.get(head++).origin);
        }
        if (stars == 0) {
            return result;
        }
        int tail = 0;
        while (items.get(items.size() - 1 - tail).star == null) {
            tail++;
        }
        for (int i = head; i < n - tail; i++) {
            result.add(between(labels.get(i), head, items.size() - tail));
        }
        for (int i = items.size() - tail; i < items.size(); i++) {
            result.add(items.get(i).origin);
        }
        return result;
    }

    /** A column among the stars: where there is one star it is its, else the label may name an item between them. */
    private Origin between(String label, int from, int to) {
        if (to - from == 1) {
            List<Source> sources = items.get(from).star;
            return sources == null ? Origin.UNKNOWN : scope.over(sources).unqualified(label);
        }
        Integer at = byName.get(label);
        return at != null && at >= from && at < to ? items.get(at).origin : starColumn(label);
    }
}
