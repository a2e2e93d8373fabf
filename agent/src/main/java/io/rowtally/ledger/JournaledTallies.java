package io.rowtally.ledger;

import io.rowtally.telemetry.CrashJournal;
import io.rowtally.telemetry.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the crash journal holds of the ledger: the tallies of the interval under way, what waits for a user or a verdict, and the lines of
 * closed intervals that are not in the file yet. Only what has changed is written, once a second. Owned by the {@link Ledger}.
 */
final class JournaledTallies {
    /** Lines that are kept here while the disk is away; more are in the log's own memory alone. */
    private static final int MOST_CLOSED = 20_000;

    private final PiiReadLine lines;
    private final Map<TallyKey, Integer> booked = new HashMap<>();
    private final Map<TallyKey, Integer> waiting = new HashMap<>();
    /** Lines of closed intervals that wait in memory. */
    private final List<byte[]> closed = new ArrayList<>();
    /** Whether lines of closed intervals may not be in the file yet, or not survive a loss of power: what the journal had of them stays. */
    private boolean unwritten;

    private int latest;
    /** Whether the journal is to be begun anew with everything. */
    private boolean all = true;
    /** To which was published last; null where nobody has one. */
    private @Nullable CrashJournal journal;

    JournaledTallies(PiiReadLine lines) {
        this.lines = lines;
    }

    /** A line was appended to the log: its tally is in the journal until it is in the file. */
    void closed(TallyKey key, Event line) {
        booked.remove(key);
        if (journal != null) {
            unwritten = true;
            byte[] waiting = closed.size() < MOST_CLOSED ? journal.waiting(line) : null;
            if (waiting != null) {
                closed.add(waiting);
            }
        }
    }

    /** Nobody has a journal, until there is one to publish to. */
    void forget() {
        closed.clear();
        unwritten = false;
        journal = null;
        all = true;
    }

    /** @param held what waits, as it would be booked now */
    void publish(CrashJournal to, Tallies tallies, Tallies held, Instant start, Instant now) {
        journal = to;
        if (unwritten && to.linesAreWritten()) {
            closed.clear();
            unwritten = false;
            all = true;
        }
        if (!to.isReady()) {
            tallies.takeTouched();
            all = true;
        } else if (all || !change(to, tallies, held, start, now)) {
            to.abandon();
            begin(to, tallies, held, start, now);
        }
        to.sync();
    }

    /** False where there was no room, or the journal failed. */
    private boolean change(CrashJournal to, Tallies tallies, Tallies held, Instant start, Instant now) {
        boolean room = true;
        boolean changed = false;
        for (TallyKey key : tallies.takeTouched()) {
            Tally tally = tallies.all().get(key);
            if (tally != null) {
                room &= to.put(number(booked, key), lines.event(key, tally, start, now));
                changed = true;
            }
        }
        for (Iterator<Map.Entry<TallyKey, Integer>> each = waiting.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<TallyKey, Integer> entry = each.next();
            if (!held.all().containsKey(entry.getKey())) {
                room &= to.remove(entry.getValue());
                each.remove();
                changed = true;
            }
        }
        for (Map.Entry<TallyKey, Tally> entry : held.all().entrySet()) {
            room &= to.put(number(waiting, entry.getKey()), lines.event(entry.getKey(), entry.getValue(), start, now));
            changed = true;
        }
        return room && (!changed || to.commit());
    }

    private void begin(CrashJournal to, Tallies tallies, Tallies held, Instant start, Instant now) {
        tallies.takeTouched();
        booked.clear();
        waiting.clear();
        to.begin(!unwritten);
        for (byte[] line : closed) {
            leaveOutUnless(to.put(++latest, line), to);
        }
        for (Map.Entry<TallyKey, Tally> entry : tallies.all().entrySet()) {
            leaveOutUnless(
                    to.put(number(booked, entry.getKey()), lines.event(entry.getKey(), entry.getValue(), start, now)),
                    to);
        }
        for (Map.Entry<TallyKey, Tally> entry : held.all().entrySet()) {
            leaveOutUnless(
                    to.put(number(waiting, entry.getKey()), lines.event(entry.getKey(), entry.getValue(), start, now)),
                    to);
        }
        all = !to.commit();
    }

    private static void leaveOutUnless(boolean room, CrashJournal to) {
        if (!room) {
            to.leaveOut();
        }
    }

    private int number(Map<TallyKey, Integer> of, TallyKey key) {
        @Nullable Integer known = of.get(key);
        if (known == null) {
            known = ++latest;
            of.put(key, known);
        }
        return known;
    }
}
