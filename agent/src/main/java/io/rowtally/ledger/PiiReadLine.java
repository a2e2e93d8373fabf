package io.rowtally.ledger;

import io.rowtally.bridge.Origin;
import io.rowtally.identity.Actor;
import io.rowtally.sketch.Hll;
import io.rowtally.telemetry.Action;
import io.rowtally.telemetry.Event;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A tally as the {@code pii-read} event of TELEMETRY.md, section 1. */
public final class PiiReadLine {
    /** By which the user is whoever has the database's account. */
    private static final String ACCOUNT = "db-user";

    private final String interval;
    private final UnaryOperator<String> users;
    private final Supplier<@Nullable String> keyId;

    /**
     * @param interval the interval's length as the operator wrote it, such as {@code 5m}
     * @param users what is written for a user's id
     * @param keyId says which key persons are hashed with; null as long as there is none
     */
    public PiiReadLine(String interval, UnaryOperator<String> users, Supplier<@Nullable String> keyId) {
        this.interval = interval;
        this.users = users;
        this.keyId = keyId;
    }

    Event event(TallyKey key, Tally tally, Instant start, Instant end) {
        return of(Action.PII_READ, interval, key, tally, start, end).build();
    }

    /** The same over a longer time, with the sketch. */
    Event rollup(String length, TallyKey key, Tally tally, Instant start, Instant end) {
        Event.Builder event = of(Action.PII_READ_ROLLUP, length, key, tally, start, end);
        String id = keyId.get();
        if (id != null && tally.subjects != null) {
            event.put("pii.subjects.sketch.family", "datasketches.hll")
                    .put("pii.subjects.sketch.lg_k", (long) Hll.LG_K)
                    .put("pii.subjects.sketch.key_id", id)
                    .put("pii.subjects.sketch.b64", tally.subjects.toBytes());
        }
        return event.build();
    }

    private Event.Builder of(Action action, String length, TallyKey key, Tally tally, Instant start, Instant end) {
        Actor actor = key.actor;
        Origin origin = key.origin;
        Event.Builder event = Event.of(action)
                .put("event.start", tally.since == null ? start : tally.since)
                .put("event.end", end)
                .put("user.id", actor.isNamed() ? users.apply(actor.user()) : actor.user())
                .put("client.ip", actor.client())
                .put("db.system.name", origin.system)
                .put("db.namespace", origin.namespace)
                .put("db.user", actor.method().equals(ACCOUNT) ? written(origin.user) : origin.user)
                .put("pii.interval", length)
                .put("pii.attribution.method", actor.method())
                .put("pii.attribution.key", key(actor))
                .put("pii.attribution.confidence", actor.confidence().text())
                .put("pii.attribution.started_by", written(actor.startedBy()));
        counters(event, tally);
        return event;
    }

    private @Nullable String key(Actor actor) {
        String original = written(actor.switchedBy());
        return original == null ? actor.key() : actor.key() + ", switched by " + original;
    }

    private @Nullable String written(@Nullable String user) {
        return user == null ? null : users.apply(user);
    }

    private void subjects(Event.Builder event, Tally tally) {
        Hll subjects = tally.subjects;
        event.put("pii.subjects.estimate", subjects == null ? 0 : subjects.estimate())
                .put("pii.subjects.lower", subjects == null ? 0 : subjects.lower())
                .put("pii.subjects.upper", subjects == null ? 0 : subjects.upper());
        if (tally.piiRead > 0) {
            event.put("pii.subjects.key_coverage", share(tally.identified, tally.piiRead));
        }
    }

    /** With three digits; rows and their persons are not read at the same moment. */
    private static double share(long part, long whole) {
        return Math.min(1_000, Math.round(1_000.0 * part / whole)) / 1_000.0;
    }

    private void counters(Event.Builder event, Tally tally) {
        event.put("pii.statements", tally.statements)
                .put("pii.result_sets", tally.resultSets)
                .put("pii.writes", tally.writes)
                .put("pii.rows.fetched", tally.fetched)
                .put("pii.rows.read", tally.read)
                .put("pii.rows.pii_fetched", tally.piiFetched)
                .put("pii.rows.pii_read", tally.piiRead)
                .put("pii.rows.max_result_set", tally.largestSet)
                .put("pii.values", tally.values.sorted())
                .put("pii.rows_by_category", tally.rowsByCategory.sorted())
                .put("pii.tables", tally.tables.sorted());
        if (!tally.probable.isEmpty()) {
            event.put("pii.probable.values", tally.probable.sorted());
        }
        if (keyId.get() != null) {
            subjects(event, tally);
        }
        event.put("pii.lossy.dropped_rows", 0L)
                .put("pii.lossy.assumed_rows", tally.assumed)
                .put("pii.lossy.unresolved_cells", tally.unresolved)
                .put("pii.lossy.recovered", false);
    }
}
