package io.rowtally.telemetry;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Where the lines of one run come from: the fields that are the same on all of them. Immutable. */
public final class Source {

    /** Crockford's base 32, as in ULIDs: sorts like the number that it writes, without I, L, O and U. */
    private static final char[] BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

    private static final int TIME_DIGITS = 10;
    private static final int RANDOM_DIGITS = 6;

    private final String agentVersion;
    private final String agentId;
    private final String ephemeralId;
    private final @Nullable String serviceName;
    private final String hostName;

    private Source(
            String agentVersion, String agentId, String ephemeralId, @Nullable String serviceName, String hostName) {
        this.agentVersion = Text.clean(agentVersion);
        this.agentId = Text.clean(agentId);
        this.ephemeralId = ephemeralId;
        this.serviceName = serviceName == null ? null : Text.clean(serviceName);
        this.hostName = Text.clean(hostName);
    }

    /**
     * The source of a run that starts at {@code started}, on this machine.
     *
     * @param agentId {@code agent.id}; the host name where it is null or empty
     * @param serviceName {@code service.name}; left out where it is null
     */
    public static Source of(
            String agentVersion, @Nullable String agentId, @Nullable String serviceName, Instant started) {
        String host = HostName.find();
        String id = agentId == null || agentId.isEmpty() ? host : agentId;
        return new Source(agentVersion, id, newEphemeralId(started), serviceName, host);
    }

    public String agentVersion() {
        return agentVersion;
    }

    public String agentId() {
        return agentId;
    }

    /** {@code agent.ephemeral_id}: 16 characters, sorts by start time, another one for each run. */
    public String ephemeralId() {
        return ephemeralId;
    }

    public @Nullable String serviceName() {
        return serviceName;
    }

    public String hostName() {
        return hostName;
    }

    /**
     * The time part of a ULID and 30 random bits. {@code ThreadLocalRandom} is enough for two runs of one site that start
     * in the same millisecond, and leaves the application's security providers alone while it starts.
     */
    private static String newEphemeralId(Instant started) {
        StringBuilder id = new StringBuilder(TIME_DIGITS + RANDOM_DIGITS);
        appendBase32(id, started.toEpochMilli(), TIME_DIGITS);
        appendBase32(id, ThreadLocalRandom.current().nextLong(), RANDOM_DIGITS);
        return id.toString();
    }

    private static void appendBase32(StringBuilder id, long number, int digits) {
        for (int i = digits - 1; i >= 0; i--) {
            id.append(BASE32[(int) (number >>> (5 * i)) & 31]);
        }
    }
}
