package io.rowtally.tagging;
import java.util.*;
import org.jspecify.annotations.Nullable;
public final class Tagger {
    private final Classifier classifier;
    public Tagger(TagRules rules) { classifier = new Classifier(new Readings(new NameReader(new Segmenter(Dictionaries.get())))); }
    public List<ColumnTag> classify(List<Column> c) { return classifier.classify(c.isEmpty()?null:c.get(0).table(), c); }
}
