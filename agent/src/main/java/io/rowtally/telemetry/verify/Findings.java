package io.rowtally.telemetry.verify;

import io.rowtally.telemetry.verify.Finding.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a verification has found: the first of each kind by place, of all how many. */
public final class Findings {

    /** Of each kind, and of silent periods; the rest is counted. */
    static final int MOST = 1_000;

    private final Map<Kind, List<Finding>> first = new EnumMap<>(Kind.class);
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final List<Silence> silences = new ArrayList<>();
    private final ArrayDeque<Expiry> expired = new ArrayDeque<>();
    private final List<String> notes = new ArrayList<>();
    private long moreSilences;
    private long allExpired;
    private long files;
    private long lines;
    private long runs;
    private @Nullable String from;
    private @Nullable String to;

    void add(Kind kind, String place, String sentence) {
        counts.merge(kind, 1L, Long::sum);
        List<Finding> found = first.computeIfAbsent(kind, none -> new ArrayList<>());
        if (found.size() < MOST) {
            found.add(new Finding(kind, place, sentence));
        }
    }

    void note(String sentence) {
        notes.add(sentence);
    }

    void silent(Silence silence) {
        if (silences.size() < MOST) {
            silences.add(silence);
        } else {
            moreSilences++;
        }
    }

    void expired(Expiry expiry) {
        allExpired++;
        expired.addLast(expiry);
        if (expired.size() > MOST) {
            expired.removeFirst();
        }
    }

    void read(long files, long lines, long runs, @Nullable String from, @Nullable String to) {
        this.files = files;
        this.lines = lines;
        this.runs = runs;
        this.from = from;
        this.to = to;
    }

    /** The worst kind that there is; null where the log is whole. */
    public @Nullable Kind worst() {
        for (Kind kind : Kind.values()) {
            if (counts.containsKey(kind)) {
                return kind;
            }
        }
        return null;
    }

    /** The first ones of a kind, in the log's order. */
    public List<Finding> of(Kind kind) {
        return Collections.unmodifiableList(first.getOrDefault(kind, Collections.<Finding>emptyList()));
    }

    public long count(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    /** What could not be checked, and what else the reader should know, a sentence each. */
    public List<String> notes() {
        return Collections.unmodifiableList(notes);
    }

    /** The first periods in which nothing was written, in the log's order. */
    public List<Silence> silences() {
        return Collections.unmodifiableList(silences);
    }

    /** The last segments of which a line says that they expired, in the log's order. */
    public List<Expiry> expired() {
        return new ArrayList<>(expired);
    }

    public long allExpired() {
        return allExpired;
    }

    public long moreSilences() {
        return moreSilences;
    }

    public long files() {
        return files;
    }

    public long lines() {
        return lines;
    }

    public long runs() {
        return runs;
    }

    /** Time of the first line; null where there is none. */
    public @Nullable String from() {
        return from;
    }

    public @Nullable String to() {
        return to;
    }
}
