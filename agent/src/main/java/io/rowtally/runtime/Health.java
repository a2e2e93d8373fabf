package io.rowtally.runtime;

import io.rowtally.bridge.Bridge;
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
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** How well the agent is doing: after each interval with reads, and hourly without. On the agent's thread. */
final class Health {
    private static final Duration AT_LEAST = Duration.ofHours(1);
    /** How long what was found among the loaded classes holds: to look through all of them takes some milliseconds. */
    private static final long LOOK_AGAIN = Duration.ofMinutes(10).toNanos();

    private final Ledger ledger;
    private final Coverage coverage;
    private final Failures failures;
    private final TelemetryLog telemetry;
    private final LongSupplier untagged;
    private final Caps caps;
    private final Switch onOff;
    private final Function<Set<String>, List<String>> unadvised;
    private final ProcessorTime processor;
    private final LongestTurn turns;
    private long fetchedBefore;
    private Instant before = Instant.MIN;
    private long cpuBefore;
    private long cpuReadAt = System.nanoTime();
    private List<String> notAdvised = Collections.emptyList();
    private long lookedAt;
    private boolean looked;

    /**
     * @param untagged shapes of which it was never found out what their columns are
     * @param unadvised which drivers and result sets have no advice, of those that are loaded, given the names of those that have
     */
    Health(
            Ledger ledger,
            Coverage coverage,
            Failures failures,
            TelemetryLog telemetry,
            LongSupplier untagged,
            Caps caps,
            Switch onOff,
            Function<Set<String>, List<String>> unadvised,
            ProcessorTime processor,
            LongestTurn turns) {
        this.untagged = untagged;
        this.ledger = ledger;
        this.coverage = coverage;
        this.failures = failures;
        this.telemetry = telemetry;
        this.caps = caps;
        this.onOff = onOff;
        this.unadvised = unadvised;
        this.processor = processor;
        this.turns = turns;
    }

    boolean isDue(Instant now) {
        return ledger.totals().rowsFetched() != fetchedBefore
                || before == Instant.MIN
                || now.isBefore(before)
                || Duration.between(before, now).compareTo(AT_LEAST) >= 0;
    }

    /** All numbers are since the start of the JVM, but for the share of a processor and the longest turn, which are since the event before. */
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
                .put("pii.health.bypass.copies", Bridge.copies())
                .put("pii.health.bypass.copied_rows", Bridge.copiedRows())
                .put("pii.health.failures", failures.count())
                .put("pii.health.failures_of.advice", failures.ofAdvice())
                .put("pii.health.failures_of.agent", failures.ofTurns())
                .put("pii.health.activations", (long) ledger.activations())
                .put("pii.health.lost_events", telemetry.lostEvents())
                .put("pii.health.caps", caps.reached())
                .put("pii.health.paused", onOff.isOff())
                .put("pii.health.gap_ms", onOff.gapMillis())
                .put("pii.health.longest_turn_ms", turns.takeMillis());
        cpu(event);
        event.put("pii.seal.key_in_directory", telemetry.isKeyInDirectory())
                .put("pii.health.drivers", new ArrayList<>(coverage.drivers()))
                .put("pii.health.not_advised", notAdvised());
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

    /** The same as figures, for {@link Figures}. */
    Map<Metric, Double> figures() {
        Totals totals = ledger.totals();
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.COUNTING, onOff.isOff() ? 0.0 : 1.0);
        figures.put(Metric.GAP_SECONDS, onOff.gapMillis() / 1e3);
        figures.put(Metric.ROWS_FETCHED, (double) totals.rowsFetched());
        figures.put(Metric.ROWS_READ, (double) totals.rowsRead());
        figures.put(Metric.ROWS_UNATTRIBUTED, (double) totals.rowsUnattributed());
        figures.put(Metric.ROWS_ASSUMED, (double) totals.rowsAssumed());
        figures.put(Metric.CELLS_UNRESOLVED, (double) totals.cellsUnresolved());
        figures.put(Metric.BYPASS_COPIES, (double) Bridge.copies());
        figures.put(Metric.BYPASS_ROWS, (double) Bridge.copiedRows());
        figures.put(Metric.FAILURES, (double) failures.count());
        figures.put(Metric.EVENTS_LOST, (double) telemetry.lostEvents());
        figures.put(Metric.CPU_SECONDS, Math.max(0, processor.nanos()) / 1e9);
        figures.put(Metric.ACTIVATIONS, (double) ledger.activations());
        figures.put(Metric.DRIVERS, (double) coverage.drivers().size());
        figures.put(Metric.NOT_ADVISED, (double) notAdvised().size());
        return figures;
    }

    private void cpu(Event.Builder event) {
        long cpu = processor.nanos();
        long now = System.nanoTime();
        if (cpu >= 0) {
            event.put("pii.health.cpu.ms", cpu / 1_000_000);
            event.put("pii.health.cpu.share", Math.max(0, (double) (cpu - cpuBefore) / Math.max(1, now - cpuReadAt)));
            cpuBefore = cpu;
            cpuReadAt = now;
        }
    }

    private List<String> notAdvised() {
        Set<String> advised = coverage.advised();
        if (advised != null && (!looked || System.nanoTime() - lookedAt >= LOOK_AGAIN)) {
            looked = true;
            lookedAt = System.nanoTime();
            notAdvised = unadvised.apply(advised);
        }
        Set<String> names = new TreeSet<>(coverage.refused());
        names.addAll(notAdvised);
        return new ArrayList<>(names);
    }
}
