package io.rowtally.cli.export;

import io.rowtally.telemetry.Action;
import io.rowtally.telemetry.Event;
import io.rowtally.telemetry.Rig;
import java.nio.file.Path;
import java.time.Instant;

/** A log as the agent writes it, with an event of each action and with persons who choose odd names. */
final class ExportedLog {
    static final String EVIL = "=cmd|' /C calc'!A1 | a=b \\ \"q\", 户籍";

    private ExportedLog() {}

    static Path in(Path directory) {
        try (Rig rig = new Rig(directory)) {
            rig.log.append(reading("nj0417", "10.8.3.21", 12));
            rig.log.append(reading(EVIL, "2001:db8::1", 3));
            rig.log.append(reading("_unattributed", null, 5));
            rig.log.append(reading("_system:nightly", null, 7));
            for (Action action : Action.values()) {
                if (action != Action.PII_READ) {
                    rig.log.append(Event.of(action)
                            .put("pii.hint.reason", "unattributed")
                            .put("pii.hint.setting", EVIL)
                            .build());
                }
            }
        }
        return directory;
    }

    private static Event reading(String user, String client, long rows) {
        return Event.of(Action.PII_READ)
                .put("event.start", Instant.parse("2026-11-23T13:55:00Z"))
                .put("event.end", Instant.parse("2026-11-23T14:00:00Z"))
                .put("user.id", user)
                .put("client.ip", client)
                .put("db.system.name", "postgresql")
                .put("db.namespace", "icreg")
                .put("db.user", "app_rw")
                .put("pii.interval", "5m")
                .put("pii.attribution.method", "http-session")
                .put("pii.attribution.key", EVIL)
                .put("pii.attribution.confidence", "high")
                .put("pii.statements", 2)
                .put("pii.result_sets", 2)
                .put("pii.writes", 0)
                .put("pii.rows.fetched", rows + 1)
                .put("pii.rows.read", rows)
                .put("pii.rows.pii_fetched", rows)
                .put("pii.rows.pii_read", rows - 1)
                .put("pii.rows.max_result_set", rows)
                .put("pii.values", java.util.Collections.singletonMap("PHONE", rows - 1))
                .put("pii.rows_by_category", java.util.Collections.singletonMap("PHONE", rows - 1))
                .put("pii.tables", java.util.Collections.singletonMap("ent_contact", rows - 1))
                .put("pii.subjects.estimate", rows - 2)
                .put("pii.subjects.lower", rows - 2)
                .put("pii.subjects.upper", rows - 2)
                .put("pii.lossy.dropped_rows", 0)
                .put("pii.lossy.assumed_rows", 1)
                .put("pii.lossy.unresolved_cells", 0)
                .put("pii.lossy.recovered", false)
                .build();
    }
}
