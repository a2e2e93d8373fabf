package io.rowtally.telemetry.verify;

import io.rowtally.telemetry.seal.EpochKey;
import io.rowtally.telemetry.seal.Hex;
import io.rowtally.telemetry.seal.Position;
import io.rowtally.telemetry.seal.SealedLine;
import io.rowtally.telemetry.verify.Finding.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds each line of a log against the ones before it: its seal, the line that it names as the one before, its number in its run, its
 * epoch and its time, and at the beginning of a run what that run has found. A line with a wrong seal says nothing; the
 * chain goes on behind it, so that one change is one finding. Memory grows with runs, not with lines.
 */
final class Chain {

    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(90);
    private static final Duration LONGEST_RESTART = Duration.ofMinutes(15);
    private static final String STOP = "agent-stop";
    private static final byte[] NOTHING = new byte[32];

    /** Runs that ended within one epoch; that many do not begin in a quarter of an hour. */
    private static final int MOST_ENDS = 1_000;

    private final @Nullable KeyRing keys;
    private final DigestWalk digests;
    private final Expiries expiries;
    private final Findings findings;
    private final Set<String> runs = new HashSet<>();

    private long lines;
    private long genuine;
    private @Nullable Instant from;
    private String firstPlace = "";
    private long base;
    private byte[] beginsAfter = NOTHING;
    private long beginsInEpoch;
    private boolean beginningExpired;

    private String run = "";
    private long sequence;
    private long epoch;
    private @Nullable Instant time;
    /** Whether the run has said that it ends; what it has to say of its log may follow. */
    private boolean stopped;

    private String place = "";
    private byte[] mac = NOTHING;
    /** Lines since the last genuine one that tell nothing. */
    private long doubtful;
    /** The MAC of the last line before the epoch of the last one, and of the runs that ended within it. */
    private byte[] macBeforeEpoch = NOTHING;

    private final LinkedHashSet<String> ends = new LinkedHashSet<>();
    private byte @Nullable [] awaited;
    private long knownDigests;

    Chain(@Nullable EpochKey first, DigestWalk digests, Expiries expiries, Findings findings) {
        this.keys = first == null ? null : new KeyRing(first);
        this.digests = digests;
        this.expiries = expiries;
        this.findings = findings;
    }

    /** The position that the log's own state names: its line has to come. */
    void await(@Nullable Position position) {
        knownDigests = position == null ? 0 : position.digests();
        awaited = position == null || Arrays.equals(position.mac(), NOTHING) ? null : position.mac();
    }

    void line(String at, byte[] line, int length) {
        lines++;
        SealedLine seal = SealedLine.parse(line, length);
        LineFacts facts = LineFacts.parse(line, length);
        if (seal == null || facts == null) {
            doubt();
            findings.add(Kind.CHANGED, at, seal == null ? "is not a sealed line" : "is not a line of this log");
            return;
        }
        if (!isGenuine(seal, line)) {
            doubt();
            mac = seal.mac();
            findings.add(Kind.CHANGED, at, "does not match its seal");
            return;
        }
        genuine++;
        if (from == null) {
            begin(at, seal, facts);
        } else if (!isInPlace(at, seal, facts)) {
            return;
        }
        digests.line(at, seal, facts.time, line, length);
        String expired = expiries.genuine(at, facts, line, length);
        beginningExpired |= expired != null && expired.equals(Hex.text(beginsAfter));
        goOn(at, seal, facts);
    }

    /** There is something that is no line, where one may have been. */
    void doubt() {
        doubtful++;
        digests.spoil();
    }

    private boolean isGenuine(SealedLine seal, byte[] line) {
        if (keys == null) {
            return true;
        }
        EpochKey key = keys.at(seal.epoch());
        return key != null && seal.isSealedBy(key, line);
    }

    private void begin(String at, SealedLine seal, LineFacts facts) {
        firstPlace = at;
        base = EpochKey.count(facts.time) - seal.epoch();
        beginsAfter = seal.previous();
        beginsInEpoch = seal.epoch();
        macBeforeEpoch = seal.previous();
        epoch = seal.epoch();
        ends.add(Hex.text(beginsAfter));
        if (doubtful > 0) {
            beginsInEpoch = 0;
            beginsAfter = NOTHING;
        }
    }

    /** False where the line is genuine but has no business here. */
    private boolean isInPlace(String at, SealedLine seal, LineFacts facts) {
        boolean sameRun = facts.run.equals(run);
        if (EpochKey.count(facts.time) - base != seal.epoch()) {
            doubt();
            mac = seal.mac();
            findings.add(Kind.CHANGED, at, "was sealed in another quarter of an hour than it tells");
            return false;
        }
        boolean forward = seal.epoch() >= epoch && !facts.time.isBefore(time);
        boolean linked = Arrays.equals(seal.previous(), mac);
        long before = sameRun ? sequence : 0;
        if (linked && forward && facts.sequence == before + 1 && doubtful == 0) {
            if (!sameRun) {
                checkFound(at, seal);
            }
            return true;
        }
        boolean again = sameRun ? facts.sequence <= sequence : runs.contains(facts.run);
        if (again || !forward) {
            findings.add(Kind.CHANGED, at, "is out of its order, or was here before (" + name(facts) + ")");
            return false;
        }
        digests.spoil();
        long missing = facts.sequence - before - 1 - doubtful;
        if (missing > 0) {
            findings.add(Kind.GAP, at, missing(missing, facts));
        } else if (!linked && doubtful == 0) {
            if (sameRun) {
                findings.add(Kind.CHANGED, at, "does not name the line before it");
            } else {
                findings.add(Kind.GAP, at, "lines are missing before it, behind " + run + "-" + sequence);
            }
        } else if (!sameRun && doubtful == 0) {
            checkFound(at, seal);
        }
        return true;
    }

    private static String missing(long missing, LineFacts facts) {
        long last = facts.sequence - 1;
        return missing == 1
                ? "one line is missing before it: " + facts.run + "-" + last
                : missing + " lines are missing before it: " + facts.run + "-" + (facts.sequence - missing) + " to "
                        + last;
    }

    /** A run names how far the log had come when it began: what is missing of that was there. */
    private void checkFound(String at, SealedLine seal) {
        Position found = seal.found();
        if (found == null) {
            findings.add(Kind.CHANGED, at, "is the first line of a run and does not say what the run has found");
            return;
        }
        EpochKey key = keys == null ? null : keys.at(found.epoch());
        if (found.epoch() > seal.epoch() || (keys != null && (key == null || !found.isTaggedBy(key)))) {
            findings.add(Kind.CHANGED, at, "names an end of the log before it that was not sealed");
            return;
        }
        knownDigests = Math.max(knownDigests, found.digests());
        byte[] end = found.mac();
        // where the lines before that epoch have expired, none of them can be looked for
        boolean unknown = epoch == beginsInEpoch && !Arrays.equals(beginsAfter, NOTHING);
        boolean there = unknown
                || Arrays.equals(end, mac)
                || (found.epoch() == epoch - 1 && Arrays.equals(end, macBeforeEpoch))
                || (found.epoch() == epoch && ends.contains(Hex.text(end)));
        if (!there && doubtful == 0) {
            findings.add(Kind.GAP, at, "lines that were in the log when this run began are missing before it");
        }
    }

    private void goOn(String at, SealedLine seal, LineFacts facts) {
        silence(facts);
        boolean sameRun = facts.run.equals(run);
        if (!sameRun && from != null && ends.size() < MOST_ENDS) {
            ends.add(Hex.text(mac));
        }
        if (seal.epoch() > epoch) {
            macBeforeEpoch = mac;
            ends.clear();
        }
        runs.add(facts.run);
        if (keys != null) {
            keys.reach(seal.epoch());
        }
        from = from == null ? facts.time : from;
        run = facts.run;
        sequence = facts.sequence;
        epoch = seal.epoch();
        time = facts.time;
        stopped = facts.action.equals(STOP) || (sameRun && stopped);
        place = at;
        mac = seal.mac();
        doubtful = 0;
        if (awaited != null && Arrays.equals(awaited, mac)) {
            awaited = null;
        }
    }

    private void silence(LineFacts facts) {
        Instant before = time;
        if (before == null) {
            return;
        }
        Duration length = Duration.between(before, facts.time);
        if (facts.run.equals(run)) {
            if (length.compareTo(LONGEST_SILENCE) > 0) {
                findings.silent(new Silence(before, facts.time, "within one run: asleep, or the clock was set"));
            }
        } else if (!stopped) {
            findings.silent(new Silence(
                    before,
                    facts.time,
                    "run " + run + " ended without agent-stop at " + place + ": killed or crashed"));
        } else if (length.compareTo(LONGEST_RESTART) > 0) {
            findings.silent(new Silence(before, facts.time, "between two runs, after an orderly stop"));
        }
    }

    private static String name(LineFacts facts) {
        return facts.run + "-" + facts.sequence + " of " + facts.time;
    }

    /** @param alive whether a process is writing to the log, so that its end is still to come */
    void end(boolean alive, long files) {
        findings.read(files, lines, runs.size(), text(from), text(time));
        digests.end(knownDigests);
        expiries.end(from == null ? null : Long.valueOf(base));
        if (keys != null && lines > 0 && genuine == 0) {
            findings.note("not one line is sealed with this key: it is another log's, or all of the log was replaced");
        }
        if (from == null) {
            findings.add(Kind.GAP, "telemetry.jsonl", "no line of this log is left");
            return;
        }
        boolean whole = Arrays.equals(beginsAfter, NOTHING) && beginsInEpoch == 0;
        if (!whole && !beginningExpired) {
            findings.add(
                    Kind.GAP, firstPlace, "the log's beginning is missing before it, and no line says that it expired");
        }
        if (awaited != null && doubtful == 0) {
            findings.add(Kind.GAP, place, "lines are missing behind it: state/seal names a later one");
        }
        if (!alive && !stopped) {
            findings.add(
                    Kind.CUT_OFF,
                    place,
                    "is the last line, no agent-stop, and no process is writing: the process was killed or has crashed, or the"
                            + " log was cut off here; which, cannot be told from here");
        }
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
