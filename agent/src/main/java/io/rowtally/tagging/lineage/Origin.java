package io.rowtally.tagging.lineage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a column of a query comes from: one base column, the inputs of an expression, or a place that is not known, of
 * which at most the name is. Immutable.
 */
public final class Origin {
    /** Not understood: the label is all there is. */
    static final Origin UNKNOWN =
            new Origin(false, Collections.<BaseColumn>emptyList(), Collections.<String>emptyList());
    /** An expression that carries no value of any column, such as {@code count(*)} or a literal. */
    public static final Origin NO_VALUE =
            new Origin(true, Collections.<BaseColumn>emptyList(), Collections.<String>emptyList());

    private static final int MAX_INPUTS = 64;

    private final boolean expression;
    private final List<BaseColumn> inputs;
    private final List<String> unplaced;

    private Origin(boolean expression, List<BaseColumn> inputs, List<String> unplaced) {
        this.expression = expression;
        this.inputs = inputs;
        this.unplaced = unplaced;
    }

    static Origin plain(BaseColumn column) {
        return new Origin(false, Collections.singletonList(column), Collections.<String>emptyList());
    }

    /** A column of which the name is known but not the table. */
    static Origin unplaced(String column) {
        return new Origin(false, Collections.<BaseColumn>emptyList(), Collections.singletonList(column));
    }

    static Origin expression(List<Origin> parts) {
        return union(true, parts);
    }

    /** A column of a function's rows: of its arguments' values, under a name of its own. */
    static Origin made(Origin arguments, String name) {
        Origin named = unplaced(name);
        return arguments.inputs.isEmpty() && arguments.unplaced.isEmpty()
                ? named
                : union(true, Arrays.asList(arguments, named));
    }

    /** What either branch of a set operation delivers in one place. */
    static Origin either(Origin a, Origin b) {
        List<Origin> both = new ArrayList<>();
        both.add(a);
        both.add(b);
        boolean same = a.inputs.equals(b.inputs) && a.unplaced.equals(b.unplaced);
        return union(a.expression || b.expression || !same, both);
    }

    private static Origin union(boolean expression, List<Origin> parts) {
        boolean valueless = true;
        for (Origin part : parts) {
            valueless &= part == NO_VALUE;
        }
        if (valueless) {
            return NO_VALUE;
        }
        Set<BaseColumn> inputs = new LinkedHashSet<>();
        Set<String> unplaced = new LinkedHashSet<>();
        for (Origin part : parts) {
            inputs.addAll(part.inputs);
            unplaced.addAll(part.unplaced);
        }
        return new Origin(expression, cut(inputs), cut(unplaced));
    }

    private static <T> List<T> cut(Set<T> all) {
        List<T> list = new ArrayList<>(all);
        return list.size() <= MAX_INPUTS ? list : new ArrayList<>(list.subList(0, MAX_INPUTS));
    }

    boolean isExpression() {
        return expression;
    }

    public List<BaseColumn> inputs() {
        return inputs;
    }

    /** Names of inputs whose table is not known. */
    public List<String> unplaced() {
        return unplaced;
    }

    /** The base column itself, where it is exactly one, unchanged. */
    public @Nullable BaseColumn plainColumn() {
        return !expression && inputs.size() == 1 && unplaced.isEmpty() ? inputs.get(0) : null;
    }

    /** The table that all inputs come from; null where there are several or none. */
    public @Nullable String table() {
        String table = null;
        for (BaseColumn input : inputs) {
            if (table != null && !table.equals(input.table)) {
                return null;
            }
            table = input.table;
        }
        return unplaced.isEmpty() ? table : null;
    }
}
