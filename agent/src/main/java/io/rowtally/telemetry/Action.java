package io.rowtally.telemetry;

/**
 * What a line of the telemetry log reports. The table is TELEMETRY.md, 1; {@code event.category} and {@code event.type}
 * are values that ECS 8.17 allows for each other.
 */
public enum Action {
    AGENT_START("state", "agent-start", "pii.agent", "process", "start"),
    AGENT_STOP("state", "agent-stop", "pii.agent", "process", "end"),
    AGENT_PAUSED("state", "agent-paused", "pii.agent", "process", "change"),
    AGENT_RESUMED("state", "agent-resumed", "pii.agent", "process", "change"),
    AGENT_DISABLED("state", "agent-disabled", "pii.agent", "process", "change"),
    CONFIG_CHANGED("state", "config-changed", "pii.agent", "configuration", "change"),
    RECOVERED("state", "recovered", "pii.agent", "process", "info"),
    /** A rolled segment goes: what was in it, why it goes, and which of its lines are kept. */
    SEGMENT_EXPIRED("state", "segment-expired", "pii.agent", "file", "deletion"),
    /** What was kept of the oldest expired segments goes as well. */
    KEPT_EXPIRED("state", "kept-expired", "pii.agent", "file", "deletion"),
    COLUMN_TAGGED("asset", "column-tagged", "pii.inventory", "database", "info"),
    COLUMN_UNTAGGED("asset", "column-untagged", "pii.inventory", "database", "info"),
    PII_READ("metric", "pii-read", "pii.telemetry", "database", "access"),
    PII_READ_ROLLUP("metric", "pii-read-rollup", "pii.rollup", "database", "access"),
    /** A user was guessed, and nobody knows any more whether he was the one: {@code user.id}, and who else it might be. */
    GUESS_WITHDRAWN("event", "guess-withdrawn", "pii.attribution", "session", "info"),
    /** How the operator can have more users known, or known for sure: the setting, or where rows are read that are nobody's. */
    ATTRIBUTION_HINT("event", "attribution-hint", "pii.attribution", "configuration", "info"),
    /** Where in the application rows were read that are nobody's: thread and frames, no values. */
    UNATTRIBUTED_STACK("event", "unattributed-stack", "pii.attribution", "database", "info"),
    AGENT_HEALTH("metric", "agent-health", "pii.health", "process", "info"),
    /** The name is reserved; nothing emits it yet. */
    PII_BUDGET_EXCEEDED("alert", "pii-budget-exceeded", "pii.alert", "database", "access"),
    /** The name is reserved; nothing emits it yet. */
    PII_ANOMALY("alert", "pii-anomaly", "pii.alert", "database", "access");

    private final String kind;
    private final String wireName;
    private final String dataset;
    private final String category;
    private final String type;

    Action(String kind, String wireName, String dataset, String category, String type) {
        this.kind = kind;
        this.wireName = wireName;
        this.dataset = dataset;
        this.category = category;
        this.type = type;
    }

    /** Whether it tells what became of the agent, and of nobody's reading. */
    public boolean tellsOfLife() {
        return kind.equals("state");
    }

    /** {@code event.kind}. */
    public String kind() {
        return kind;
    }

    /** {@code event.action}. */
    public String wireName() {
        return wireName;
    }

    /** {@code event.dataset}. */
    public String dataset() {
        return dataset;
    }

    /** The only element of {@code event.category}. */
    public String category() {
        return category;
    }

    /** The only element of {@code event.type}. */
    public String type() {
        return type;
    }
}
