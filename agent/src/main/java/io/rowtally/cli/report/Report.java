package io.rowtally.cli.report;

import io.rowtally.cli.log.LogLine;
import io.rowtally.cli.log.Period;
import io.rowtally.cli.log.Sequences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the {@code pii-read} lines of a period by user, each once; rollups repeat them and are not added, but have the sketches
 * by which persons are counted. Where lines have expired, the daily rollup counts in their place. A line belongs to the period in which its interval began.
 */
final class Report {
    private static final String UNATTRIBUTED = "_unattributed";
    private static final String SYSTEM = "_system";

    private final Period period;
    private final UserNames names;
    private final Sequences sequences = new Sequences();
    private final Condensed condensed = new Condensed();
    private final Attributions attributions = new Attributions();
    private final Map<String, UserTotals> users = new HashMap<>();
    private final Map<String, UserTotals> clients = new HashMap<>();
    private @Nullable Instant first;
    private @Nullable Instant last;

    Report(Period period, UserNames names) {
        this.period = period;
        this.names = names;
    }

    /** The days that count by their rollups; filled before the lines are added. */
    Condensed condensed() {
        return condensed;
    }

    /** A line that was kept when its segment expired. */
    void addKept(LogLine line) {
        if (sequences.isNewOfKept(line.text("event.id"))) {
            condensed.add(line);
            count(line);
        }
    }

    void add(LogLine line) {
        if (sequences.isNew(line.text("event.id"))) {
            count(line);
        }
    }

    private void count(LogLine line) {
        String action = line.text("event.action", "");
        Instant start = line.time(action.equals("guess-withdrawn") ? "@timestamp" : "event.start");
        if (!period.has(start)) {
            return;
        }
        Instant day = condensed.begin(line);
        if (day != null && period.has(day)) {
            if (Condensed.isDaily(line)) {
                read(line, start);
            } else if (action.startsWith("pii-read")) {
                return;
            }
        }
        switch (action) {
            case "pii-read":
                read(line, start);
                break;
            case "pii-read-rollup":
                addRollup(line, day != null && period.has(day));
                break;
            case "unattributed-stack":
                attributions.stack(line);
                break;
            case "guess-withdrawn":
                attributions.withdrawn();
                break;
            default:
                break;
        }
    }

    private void read(LogLine line, @Nullable Instant start) {
        Instant end = line.time("event.end");
        first = first == null || (start != null && start.isBefore(first)) ? start : first;
        last = last == null || (end != null && end.isAfter(last)) ? end : last;
        UserTotals user = user(line);
        user.add(line, names);
        UserTotals client = client(line);
        if (client != null) {
            client.add(line, names);
            client.accounts.add(user.user);
        }
        attributions.read(line);
    }

    /** An hour or a day that goes on behind the period's end has persons that were read there; unless it counts, rows and all. */
    private void addRollup(LogLine line, boolean counts) {
        Instant end = line.time("event.end");
        if (!counts && period.endsBefore(end)) {
            return;
        }
        user(line).subjects.addRollup(line, counts);
        UserTotals client = client(line);
        if (client != null) {
            client.subjects.addRollup(line, counts);
        }
    }

    private UserTotals user(LogLine line) {
        return users.computeIfAbsent(names.of(line.text("user.id", UNATTRIBUTED)), UserTotals::new);
    }

    /** Null where the line has no address. */
    private @Nullable UserTotals client(LogLine line) {
        String client = line.text("client.ip");
        return client == null ? null : clients.computeIfAbsent(client, UserTotals::new);
    }

    /** How the users were found. */
    Attributions attributions() {
        return attributions;
    }

    /** The addresses from which several accounts were used, whichever read most persons first. */
    List<UserTotals> clients() {
        List<UserTotals> sorted = new ArrayList<>(clients.values());
        sorted.removeIf(one -> one.accounts.size() < 2 || !one.subjects.isKnown());
        sorted.sort(Comparator.comparingLong((UserTotals one) -> -one.subjects.estimate())
                .thenComparingLong(one -> -one.piiRead)
                .thenComparing(one -> one.user));
        return sorted;
    }

    /** Which events were there twice or not at all, whatever the period and the kind of event. */
    Sequences sequences() {
        return sequences;
    }

    /** The users, whoever read most rows with personal data first. */
    List<UserTotals> users() {
        List<UserTotals> sorted = new ArrayList<>(users.values());
        sorted.sort(Comparator.comparingLong((UserTotals one) -> -one.piiRead)
                .thenComparingLong(one -> -one.read)
                .thenComparing(one -> one.user));
        return sorted;
    }

    UserTotals total() {
        UserTotals total = new UserTotals("total");
        users.values().forEach(total::add);
        return total;
    }

    /** Share of rows read that no user could be found for, 0 to 1; the application's own rows are left out of it. */
    double unattributedShare() {
        long all = 0;
        long unknown = 0;
        for (UserTotals one : users.values()) {
            all += one.user.equals(SYSTEM) || one.user.startsWith(SYSTEM + ':') ? 0 : one.read;
            unknown += one.user.equals(UNATTRIBUTED) ? one.read : 0;
        }
        return all == 0 ? 0 : (double) unknown / all;
    }

    /** When the first line's interval began; null where there is no line. */
    @Nullable
    Instant first() {
        return first;
    }

    /** When the last line's interval ended; null where there is no line. */
    @Nullable
    Instant last() {
        return last;
    }
}
