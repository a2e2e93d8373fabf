package io.rowtally.config;

import org.jspecify.annotations.Nullable;

/**
 * The settings that exist, by their fixed names; tag rules are not among them, since their names are open.
 *
 * <p>The constant's own name after {@code ROWTALLY_} is the environment variable.
 */
enum Key {
    CONFIG("config"),
    MODE("mode"),
    BANNER("banner"),
    LOG_DIR("log.dir"),
    LOG_SEGMENT_SIZE("log.segment.size"),
    LOG_RETENTION("log.retention"),
    LOG_TOTAL_SIZE("log.total.size"),
    LOG_KEPT_RETENTION("log.kept.retention"),
    LOG_KEPT_SIZE("log.kept.size"),
    LOG_FREE_MIN("log.free.min"),
    JOURNAL_SYNC("journal.sync"),
    INTERVAL("interval"),
    SERVICE_NAME("service.name"),
    AGENT_ID("agent.id"),
    USER_SOURCE("user.source"),
    USER_WAIT("user.wait"),
    USERS_MAX("users.max"),
    USER_TRUSTED_PROXIES("user.trusted-proxies"),
    USER_PSEUDONYM("user.pseudonym"),
    USER_PSEUDONYM_KEY("user.pseudonym.key"),
    USER_PSEUDONYM_TABLE("user.pseudonym.table"),
    TAG_SCHEMA("tag.schema"),
    TAG_VALUES("tag.values"),
    KILL_FILE("kill.file"),
    CPU_MAX("cpu.max"),
    JMX("jmx"),
    PROMETHEUS_FILE("prometheus.file");

    static final String TAG_PREFIX = "tag.";
    static final String PROPERTY_PREFIX = "rowtally.";
    static final String ENVIRONMENT_PREFIX = "ROWTALLY_";

    final String text;

    Key(String text) {
        this.text = text;
    }

    static @Nullable Key of(String text) {
        for (Key key : values()) {
            if (key.text.equals(text)) {
                return key;
            }
        }
        return null;
    }

    static @Nullable Key ofVariable(String variable) {
        for (Key key : values()) {
            if (variable.equals(key.variable())) {
                return key;
            }
        }
        return null;
    }

    String variable() {
        return ENVIRONMENT_PREFIX + name();
    }
}
