package io.rowtally.telemetry.verify;

import io.rowtally.telemetry.SegmentName;
import io.rowtally.telemetry.SegmentReader;
import io.rowtally.telemetry.seal.EpochKey;
import io.rowtally.telemetry.seal.Hex;
import io.rowtally.telemetry.seal.SealedLine;
import io.rowtally.telemetry.seal.Sha256;
import io.rowtally.telemetry.verify.Finding.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What lines of the log say of segments that have expired, held against each other and against what was kept of those: each
 * begins where the one before ended, and its kept lines are there as they were sealed. So a segment that was only deleted is told from
 * one that expired, years later too. Memory grows with segments that have expired.
 */
final class Expiries {

    private static final String NOTHING = Hex.text(new byte[Sha256.SIZE]);

    private final Path directory;
    private final @Nullable KeyRing keys;
    private final Findings findings;
    /** In the log's order, each segment once. */
    private final Map<String, Expiry> segments = new LinkedHashMap<>();

    /** What is kept of segments, by their names. */
    private final Map<String, Kept> kept = new TreeMap<>();

    /** The newest segment of which nothing is kept any more. */
    private String newestGone = "";

    private @Nullable Long base;

    Expiries(Path directory, @Nullable EpochKey first, Findings findings) {
        this.directory = directory;
        this.keys = first == null ? null : new KeyRing(first);
        this.findings = findings;
    }

    /** A file of kept lines, as it lies there. */
    private static final class Kept {
        private final MessageDigest hash = Sha256.begin();
        private long lines;
        private boolean faulty;
    }

    /** Reads all that was kept, oldest first; before the log itself, whose lines are newer. */
    void readKept() throws IOException {
        Path folder = directory.resolve(SegmentName.KEPT);
        if (Files.isDirectory(folder)) {
            for (SegmentName file : SegmentName.rolledIn(folder)) {
                read(file);
            }
        }
    }

    private void read(SegmentName file) {
        Kept read = new Kept();
        kept.put(file.plainName(), read);
        String name = SegmentName.KEPT + '/' + file.path().getFileName();
        try (SegmentReader reader = SegmentReader.of(Files.newInputStream(file.path()), file.isCompressed())) {
            for (int length = reader.next(); length > 0; length = reader.next()) {
                read.lines++;
                read.hash.update(reader.line(), 0, length);
                read.faulty |= !line(name + ':' + read.lines, reader.line(), length);
            }
        } catch (IOException e) {
            read.faulty = true;
            findings.add(Kind.CHANGED, name + ':' + (read.lines + 1), "cannot be read from here on: " + e.getMessage());
        }
    }

    /** False where a kept line is not one that this log had. */
    private boolean line(String at, byte[] line, int length) {
        SealedLine seal = SealedLine.parse(line, length);
        LineFacts facts = LineFacts.parse(line, length);
        if (seal == null || facts == null) {
            findings.add(Kind.CHANGED, at, "is not a sealed line");
            return false;
        }
        EpochKey key = keys == null ? null : keys.at(seal.epoch());
        long began = EpochKey.count(facts.time) - seal.epoch();
        base = base == null ? Long.valueOf(began) : base;
        if (keys != null && (key == null || !seal.isSealedBy(key, line))) {
            findings.add(Kind.CHANGED, at, "does not match its seal");
            return false;
        }
        if (base != began) {
            findings.add(Kind.CHANGED, at, "was sealed in another quarter of an hour than it tells");
            return false;
        }
        if (keys != null) {
            keys.reach(seal.epoch());
        }
        genuine(at, facts, line, length);
        return true;
    }

    /** A genuine line of the log. Returns the MAC of the last line that has expired, where it says so. */
    @Nullable
    String genuine(String at, LineFacts facts, byte[] line, int length) {
        Expiry expiry = Expiry.of(at, facts, line, length);
        if (expiry == null) {
            return null;
        }
        if (facts.action.equals(Expiry.KEPT)) {
            newestGone = isGone(expiry.segment) ? newestGone : expiry.segment;
            return null;
        }
        // said twice where the process died before the segment was deleted
        segments.putIfAbsent(expiry.segment, expiry);
        return expiry.mac;
    }

    /** @param began the quarter of an hour in which the log's first epoch began; null where there is no line left */
    void end(@Nullable Long began) {
        if (base != null && began != null && !base.equals(began)) {
            findings.add(Kind.CHANGED, SegmentName.KEPT, "is another log's");
        }
        String before = newestGone.isEmpty() ? NOTHING : "";
        String placeBefore = "";
        for (Expiry expiry : segments.values()) {
            if (!expiry.isPlausible()) {
                findings.add(
                        Kind.CHANGED,
                        expiry.place,
                        "says that " + expiry.segment + " went by its age, which it had not");
            }
            if (expiry.damaged) {
                findings.add(
                        Kind.CHANGED, expiry.place, "says that " + expiry.segment + " was damaged when it expired");
            } else if (!before.isEmpty() && !expiry.after.equals(before)) {
                findings.add(
                        Kind.GAP,
                        expiry.place,
                        "says that " + expiry.segment + " expired; lines before it are missing, and no line says so"
                                + (placeBefore.isEmpty() ? "" : " behind " + placeBefore));
            }
            before = expiry.damaged ? "" : expiry.mac;
            placeBefore = expiry.place;
            checkKept(expiry);
            findings.expired(expiry);
        }
        Set<String> rolled = names();
        for (String name : kept.keySet()) {
            if (!segments.containsKey(name) && !rolled.contains(name) && !isGone(name)) {
                findings.add(
                        Kind.GAP,
                        SegmentName.KEPT + '/' + name + ".gz",
                        "is there, and the line that says that the segment expired is not");
            }
        }
    }

    private void checkKept(Expiry expiry) {
        String name = SegmentName.KEPT + '/' + expiry.segment + ".gz";
        Kept there = kept.get(expiry.segment);
        if (there == null) {
            if (expiry.keptLines > 0 && !isGone(expiry.segment)) {
                findings.add(
                        Kind.GAP, name, "is missing: " + expiry.place + " names its " + expiry.keptLines + " lines");
            }
            return;
        }
        boolean same =
                there.lines == expiry.keptLines && Hex.text(there.hash.digest()).equals(expiry.keptSha256);
        if (!same && !there.faulty) {
            Kind kind = there.lines < expiry.keptLines ? Kind.GAP : Kind.CHANGED;
            findings.add(
                    kind,
                    name,
                    "has other lines than " + expiry.place + " names: " + there.lines + " and not " + expiry.keptLines);
        }
    }

    private boolean isGone(String segment) {
        return segment.equals(newestGone) || SegmentName.isOlder(segment, newestGone);
    }

    private Set<String> names() {
        List<SegmentName> rolled = new ArrayList<>();
        try {
            rolled = SegmentName.rolledIn(directory);
        } catch (IOException e) {
            findings.note("the segments could not be listed again: " + e.getMessage());
        }
        Set<String> names = new HashSet<>();
        for (SegmentName segment : rolled) {
            names.add(segment.plainName());
        }
        return names;
    }
}
