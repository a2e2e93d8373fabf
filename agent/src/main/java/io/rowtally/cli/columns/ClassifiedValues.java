package io.rowtally.cli.columns;

import io.rowtally.cli.terminal.Terminal;
import io.rowtally.tagging.Category;
import io.rowtally.tagging.value.Detector;
import io.rowtally.tagging.value.ValueDetectors;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What {@code classify --values} prints: which line is of which categories. Never prints a value. */
final class ClassifiedValues {
    private final Terminal terminal;
    private final boolean explain;
    private final ValueDetectors detectors = new ValueDetectors(LocalDate.now());

    /** @param explain also the rule of every detector that accepts a value, one indented line each */
    ClassifiedValues(Terminal terminal, boolean explain) {
        this.terminal = terminal;
        this.explain = explain;
    }

    /** One line a value: its number from 1 on, a tab, the categories with commas between them, if any. */
    void print(List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            List<Detector> accepting = detectors.accepting(values.get(i));
            Set<Category> categories = EnumSet.noneOf(Category.class);
            for (Detector detector : accepting) {
                categories.add(detector.category());
            }
            categories.remove(Category.NONE);
            List<String> names = new ArrayList<>();
            for (Category category : categories) {
                names.add(category.name());
            }
            terminal.out.println((i + 1) + "\t" + String.join(",", names));
            if (explain) {
                for (Detector detector : accepting) {
                    terminal.out.println("    " + detector.rule());
                }
            }
        }
    }
}
