package io.rowtally.tagging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs the steps of DESIGN 4 over the columns of one table: names, remarks, types and values first, then, with what they say
 * together, the table's context. The operator's rules are not asked here. Stateless but for the readings it remembers;
 * any thread.
 */
final class Classifier {
    private static final List<Step> FIRST =
            Arrays.asList(new NameStep(), new CodeStep(), new RemarkStep(), new TypeStep(), new ValueStep());
    private static final List<Step> THEN = Collections.<Step>singletonList(new ContextStep());
    /** A remark says what the column is in its first phrase, then lists codes and cases. */
    private static final String END_OF_PHRASE = "([{（【,，;；:：。.、 \t\n\r/|";

    /** A point behind so few letters abbreviates a word, such as number or telephone. */
    private static final int LONGEST_ABBREVIATION = 4;

    private final Readings readings;
    private final CodePacks codes = CodePacks.get();

    Classifier(Readings readings) {
        this.readings = readings;
    }

    /** One tag a column, in order, by name; table and column of the tag as given. */
    List<ColumnTag> classify(@Nullable String table, List<Column> columns) {
        List<ColumnTag> tags = new ArrayList<>(columns.size());
        for (Subject subject : judged(table, columns)) {
            tags.add(tag(table, subject));
        }
        return tags;
    }

    /** What each rule did, a list of lines a column, in order. */
    List<List<String>> explain(@Nullable String table, List<Column> columns) {
        List<List<String>> explained = new ArrayList<>(columns.size());
        for (Subject subject : judged(table, columns)) {
            explained.add(subject.evidence.explained());
        }
        return explained;
    }

    private List<Subject> judged(@Nullable String table, List<Column> columns) {
        List<Word> tableWords = table == null ? Collections.<Word>emptyList() : readings.words(table);
        List<List<Word>> names = new ArrayList<>(columns.size() + 1);
        List<String> phrases = new ArrayList<>(columns.size());
        List<List<Word>> said = new ArrayList<>();
        for (Column column : columns) {
            names.add(readings.words(column.name()));
            String phrase = firstPhrase(column.remark());
            phrases.add(phrase);
            said.add(phrase.isEmpty() ? Collections.<Word>emptyList() : readings.words(phrase));
        }
        GluedInitial.strip(columns, names, readings);
        names.add(tableWords);
        Tongues remarked = Tongues.of(Dictionaries.get(), said);
        Tongues tongues = Tongues.of(Dictionaries.get(), names);
        names.remove(columns.size());
        for (int i = 0; i < names.size(); i++) {
            names.set(i, tongues.hear(names.get(i)));
        }
        Affixes affixes = Affixes.of(names);
        Set<Pack> packs = codes.spoken(columns);
        List<Subject> subjects = new ArrayList<>(columns.size());
        for (int i = 0; i < names.size(); i++) {
            Column column = columns.get(i);
            String phrase = phrases.get(i);
            NameReading remark =
                    phrase.isEmpty() ? null : readings.read(phrase, remarked.hear(said.get(i)), Affixes.NONE);
            NameReading name = readings.read(column.name(), names.get(i), affixes);
            subjects.add(new Subject(column, name, remark, codes.sense(column, packs, remark)));
        }
        TableKind kind = TableKind.of(tongues.hear(tableWords));
        TableContext context = new TableContext(kind, Collections.<Subject>emptyList());
        run(FIRST, subjects, context);
        run(THEN, subjects, new TableContext(kind, subjects));
        return subjects;
    }

    private static void run(List<Step> steps, List<Subject> subjects, TableContext context) {
        for (Subject subject : subjects) {
            for (Step step : steps) {
                step.apply(subject, context);
            }
        }
    }

    /** Empty where nothing is said. */
    private static String firstPhrase(@Nullable String remark) {
        String phrase = remark == null ? "" : remark.trim();
        if (phrase.isEmpty()) {
            return phrase;
        }
        boolean spaced = !NameTokens.han(phrase);
        for (int i = 1; i < phrase.length(); i++) {
            char c = phrase.charAt(i);
            boolean within = spaced && (c == ' ' || c == '.' && i <= LONGEST_ABBREVIATION);
            if (END_OF_PHRASE.indexOf(c) >= 0 && !within) {
                return phrase.substring(0, i);
            }
        }
        return phrase;
    }

    private static ColumnTag tag(@Nullable String table, Subject subject) {
        Category category = subject.evidence.best();
        double confidence = Math.round(subject.evidence.confidence(category) * 1000) / 1000.0;
        boolean said = category.pii() ? confidence >= ColumnTag.PROBABLE : category == Category.ORG_ID;
        String name = subject.column.name();
        if (!said) {
            return new ColumnTag(table, name, name, Category.NONE, confidence, "none", subject.evidence.rules());
        }
        String by = subject.byValues == category ? "value" : "name";
        return new ColumnTag(table, name, name, category, confidence, by, subject.evidence.rules());
    }
}
