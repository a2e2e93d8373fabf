package io.rowtally.cli.report;

import io.rowtally.cli.log.LogLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How the users of a period were found: rows by method and confidence, and where rows were read that are nobody's. Lines are added
 * by {@link Report}, which knows the period.
 */
final class Attributions {
    private static final String NOBODY = "none";
    private static final String GUESSED = "low";
    private static final String SESSION = "http-session";

    /** Rows that were found in one way. */
    static final class Way {
        final String method;
        final String confidence;
        long rows;

        Way(String method, String confidence) {
            this.method = method;
            this.confidence = confidence;
        }
    }

    /** Where a thread was seen to read what is nobody's. */
    static final class Place {
        final String thread;
        final boolean request;
        final List<String> frames;
        long rows;
        long samples;

        Place(String thread, boolean request, List<String> frames) {
            this.thread = thread;
            this.request = request;
            this.frames = frames;
        }
    }

    private final Map<String, Way> ways = new TreeMap<>();
    private final Map<String, Long> threads = new HashMap<>();
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, Long> guesses = new HashMap<>();
    private final Set<String> sureMethods = new TreeSet<>();
    private long rows;
    private long withdrawn;

    /** A {@code pii-read} line. */
    void read(LogLine line) {
        String method = line.text("pii.attribution.method", NOBODY);
        String confidence = line.text("pii.attribution.confidence", "");
        String key = line.text("pii.attribution.key", "");
        long read = line.number("pii.rows.read");
        rows += read;
        ways.computeIfAbsent(method + ' ' + confidence, none -> new Way(method, confidence)).rows += read;
        if (method.equals(NOBODY)) {
            threads.merge(key, read, Long::sum);
        } else if (method.equals(SESSION) && confidence.equals(GUESSED)) {
            guesses.merge(key, read, Long::sum);
        } else {
            sureMethods.add(method);
        }
    }

    /** An {@code unattributed-stack} line. */
    void stack(LogLine line) {
        String thread = line.text("pii.stack.thread", "");
        List<String> frames = line.texts("pii.stack.frames");
        Place place = places.computeIfAbsent(
                thread + frames, none -> new Place(thread, line.isTrue("pii.stack.request"), frames));
        place.rows += line.number("pii.stack.rows");
        place.samples += line.number("pii.stack.samples");
    }

    /** A {@code guess-withdrawn} line. */
    void withdrawn() {
        withdrawn++;
    }

    /** Rows read, the application's own too. */
    long rows() {
        return rows;
    }

    /** How many guesses were withdrawn. */
    long withdrawals() {
        return withdrawn;
    }

    /** Most rows first. */
    List<Way> ways() {
        List<Way> sorted = new ArrayList<>(ways.values());
        sorted.sort(Comparator.comparingLong(way -> -way.rows));
        return sorted;
    }

    /** Nobody's rows by thread, or by the empty name those of requests; most first. */
    List<Map.Entry<String, Long>> threads() {
        return sorted(threads);
    }

    /** Rows by the path of a guess, most first. */
    List<Map.Entry<String, Long>> guesses() {
        return sorted(guesses);
    }

    /** Most rows first. */
    List<Place> places() {
        List<Place> sorted = new ArrayList<>(places.values());
        sorted.sort(Comparator.comparingLong((Place place) -> -place.rows).thenComparing(place -> place.thread));
        return sorted;
    }

    /** The methods that have found users for sure. */
    Set<String> sureMethods() {
        return sureMethods;
    }

    private static List<Map.Entry<String, Long>> sorted(Map<String, Long> counts) {
        List<Map.Entry<String, Long>> sorted = new ArrayList<>(counts.entrySet());
        sorted.sort(Comparator.comparingLong((Map.Entry<String, Long> one) -> -one.getValue())
                .thenComparing(Map.Entry::getKey));
        return sorted;
    }
}
