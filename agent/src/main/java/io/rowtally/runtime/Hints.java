package io.rowtally.runtime;

import io.rowtally.config.UserConfig;
import io.rowtally.identity.SessionGuesses;
import io.rowtally.ledger.Totals;
import io.rowtally.telemetry.Action;
import io.rowtally.telemetry.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the operator should know of how users are found: which attribute was guessed and how to confirm it, which guess was
 * withdrawn, and that many rows are nobody's. The agent's thread's.
 */
final class Hints {
    /** Share of rows; what a container reads to check passwords is nobody's, and mostly stays below. */
    private static final double MANY = 0.05;
    /** Rows of which a share says something. */
    private static final long ENOUGH = 100;

    private static final Duration BETWEEN = Duration.ofHours(1);
    private static final String METHOD = "http-session";

    /** Intervals for which a hint waits for a place to name: more rows are looked at once some are nobody's. */
    private static final int LONGEST_WITHOUT_PLACE = 2;

    private final Supplier<@Nullable SessionGuesses> guesses;
    private final UserConfig config;
    private final UnaryOperator<String> users;
    private long readBefore;
    private int putOff;
    private long nobodysBefore;
    private @Nullable Instant since;
    private @Nullable Instant hinted;

    /**
     * @param guesses null as long as there are none
     * @param users what is written for a user's id
     */
    Hints(Supplier<@Nullable SessionGuesses> guesses, UserConfig config, UnaryOperator<String> users) {
        this.guesses = guesses;
        this.config = config;
        this.users = users;
    }

    /** Tells of new guesses and of withdrawn ones. */
    void tell(Consumer<String> log, Consumer<Event> to) {
        SessionGuesses made = guesses.get();
        if (made == null) {
            return;
        }
        for (String path = made.newPath(); path != null; path = made.newPath()) {
            String setting = "user.source=session:" + path;
            log.accept("users are guessed from the session attribute " + path
                    + ", confidence low; if it has the user, confirm it by " + setting
                    + ", with the other sources as they are: " + config.confirming(path));
            to.accept(Event.of(Action.ATTRIBUTION_HINT)
                    .put("pii.attribution.method", METHOD)
                    .put("pii.attribution.key", path)
                    .put("pii.attribution.confidence", "low")
                    .put("pii.hint.reason", "guessed")
                    .put("pii.hint.setting", setting)
                    .build());
        }
        for (SessionGuesses.Withdrawal one = made.withdrawal(); one != null; one = made.withdrawal()) {
            to.accept(withdrawn(one));
        }
        long more = made.notKept();
        if (more > 0) {
            log.accept(more + " more guesses of users were withdrawn");
        }
    }

    private Event withdrawn(SessionGuesses.Withdrawal one) {
        return Event.of(Action.GUESS_WITHDRAWN)
                .put("user.id", users.apply(one.before))
                .put("pii.attribution.method", METHOD)
                .put("pii.attribution.key", one.path)
                .put("pii.attribution.confidence", "low")
                .put("pii.withdrawn.other_user", users.apply(one.other))
                .put("pii.withdrawn.other_key", one.otherPath)
                .build();
    }

    /**
     * Tells that too many of the rows since it last looked are nobody's, once an hour at most.
     *
     * @param top where those were read, a line each
     */
    void nobodys(
            Totals totals, List<String> top, Instant start, Instant end, Consumer<String> log, Consumer<Event> to) {
        Instant from = since == null ? start : since;
        long nobodys = totals.rowsUnattributed() - nobodysBefore;
        long read = totals.rowsRead() - totals.rowsOfSystem() - readBefore;
        if (read < ENOUGH) {
            since = from;
            return;
        }
        nobodysBefore += nobodys;
        readBefore += read;
        since = null;
        double share = (double) nobodys / read;
        Instant last = hinted;
        boolean lately = last != null
                && !end.isBefore(last)
                && Duration.between(last, end).compareTo(BETWEEN) < 0;
        if (share <= MANY || lately) {
            return;
        }
        if (top.isEmpty() && putOff < LONGEST_WITHOUT_PLACE) {
            putOff++;
            return;
        }
        putOff = 0;
        hinted = end;
        log.accept(nobodys + " of " + read + " rows are nobody's; \"report --attribution\" tells where they are read: "
                + top);
        to.accept(Event.of(Action.ATTRIBUTION_HINT)
                .put("event.start", from)
                .put("event.end", end)
                .put("pii.hint.reason", "unattributed")
                .put("pii.hint.rows.read", read)
                .put("pii.hint.rows.unattributed", nobodys)
                .put("pii.hint.unattributed_share", share)
                .put("pii.hint.top", top)
                .build());
    }
}
