package io.rowtally.runtime;

import io.rowtally.bridge.Origin;
import io.rowtally.ledger.Ledger;
import io.rowtally.ledger.Overflow;
import io.rowtally.ledger.Totals;
import io.rowtally.telemetry.Action;
import io.rowtally.telemetry.Event;
import io.rowtally.telemetry.TelemetryLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.function.LongSupplier;

/** How well the agent is doing: after each interval with reads, and hourly without. */
final class Health {
    private static final Duration AT_LEAST = Duration.ofHours(1);

    private final Ledger ledger;
    private final Coverage coverage;
    private final Failures failures;
    private final TelemetryLog telemetry;
    private final LongSupplier untagged;
    private long fetchedBefore;
    private Instant before = Instant.MIN;

    /** @param untagged shapes of which it was never found out what their columns are */
    Health(Ledger ledger, Coverage coverage, Failures failures, TelemetryLog telemetry, LongSupplier untagged) {
        this.untagged = untagged;
        this.ledger = ledger;
        this.coverage = coverage;
        this.failures = failures;
        this.telemetry = telemetry;
    }

    boolean isDue(Instant now) {
        return ledger.totals().rowsFetched() != fetchedBefore
                || before == Instant.MIN
                || now.isBefore(before)
                || Duration.between(before, now).compareTo(AT_LEAST) >= 0;
    }

    /** All numbers are since the start of the JVM. */
    Event event(Instant now) {
        Totals totals = ledger.totals();
        fetchedBefore = totals.rowsFetched();
        before = now;
        double share = totals.rowsRead() == 0 ? 0 : (double) totals.rowsUnattributed() / totals.rowsRead();
        Event.Builder event = Event.of(Action.AGENT_HEALTH)
                .put("pii.health.rows.fetched", totals.rowsFetched())
                .put("pii.health.rows.read", totals.rowsRead())
                .put("pii.health.rows.unattributed", totals.rowsUnattributed())
                .put("pii.health.rows.assumed", totals.rowsAssumed())
                .put("pii.health.unattributed_share", share)
                .put("pii.health.unresolved_cells", totals.cellsUnresolved())
                .put("pii.health.failures", failures.count())
                .put("pii.health.activations", (long) ledger.activations())
                .put("pii.health.lost_events", telemetry.lostEvents())
                .put("pii.seal.key_in_directory", telemetry.isKeyInDirectory())
                .put("pii.health.drivers", new ArrayList<>(coverage.drivers()))
                .put("pii.health.not_advised", new ArrayList<>(coverage.refused()));
        if (Origin.notKept() > 0) {
            event.put("pii.health.shapes.not_kept", Origin.notKept())
                    .put("pii.health.shapes.untagged", untagged.getAsLong());
        }
        Overflow overflow = ledger.overflow();
        if (!overflow.isEmpty()) {
            event.put("pii.health.overflow.rows", overflow.rows()).put("pii.health.overflow.users", overflow.actors());
        }
        return event.build();
    }
}
