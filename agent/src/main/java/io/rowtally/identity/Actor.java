package io.rowtally.identity;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who is being served: user id, client address, how it was found and how sure that is. Immutable; equal by content. */
public final class Actor {
    /** The user of work that no source could attribute. */
    public static final String UNATTRIBUTED = "_unattributed";
    /** The user of the application's own start-up and timers. */
    public static final String SYSTEM = "_system";

    /** How sure an answer is. */
    public enum Confidence {
        /** The container or a security framework authenticated the user, or the operator configured the source. */
        HIGH("high"),
        MEDIUM("medium"),
        /** Guessed, from a well-known session attribute for example; or read by a thread that may do another's work. */
        LOW("low");

        private final String text;

        Confidence(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** Characters of each text that are kept: many actors are, and a line has fewer. */
    private static final int LONGEST = 512;

    private final String user;
    private final @Nullable String client;
    private final String method;
    private final @Nullable String key;
    private final Confidence confidence;
    private final @Nullable String startedBy;
    private final @Nullable String switchedBy;

    public Actor(String user, @Nullable String client, String method, @Nullable String key, Confidence confidence) {
        this(user, client, method, key, confidence, null, null);
    }

    private Actor(
            String user,
            @Nullable String client,
            String method,
            @Nullable String key,
            Confidence confidence,
            @Nullable String startedBy,
            @Nullable String switchedBy) {
        this.user = cut(user);
        this.client = client == null ? null : cut(client);
        this.method = method;
        this.key = key == null ? null : cut(key);
        this.confidence = confidence;
        this.startedBy = startedBy == null ? null : cut(startedBy);
        this.switchedBy = switchedBy == null ? null : cut(switchedBy);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /** Nobody, for whom a thread does what a user has left behind when his request ended. */
    static Actor leftBehind(String thread, String startedBy) {
        return new Actor(UNATTRIBUTED, null, "none", thread, Confidence.LOW, startedBy, null);
    }

    /** The same, but that it is really another user who has taken this one's place. */
    Actor switchedBy(String original) {
        return new Actor(user, client, method, key, confidence, startedBy, original);
    }

    /** The same, of work that may be another's. */
    public Actor doubted() {
        return new Actor(user, client, method, key, Confidence.LOW, startedBy, switchedBy);
    }

    /** The user's id as the application knows it; {@link #UNATTRIBUTED} or {@link #SYSTEM} where there is none. */
    public String user() {
        return user;
    }

    /** The client's address as text; null where there is no client. */
    public @Nullable String client() {
        return client;
    }

    /** One of TELEMETRY.md's {@code attribution.method}. */
    public String method() {
        return method;
    }

    /** What the method looked at: a session attribute's path, a thread's name. */
    public @Nullable String key() {
        return key;
    }

    public Confidence confidence() {
        return confidence;
    }

    /** The user whose request has started this and has ended since; null where there is none. */
    public @Nullable String startedBy() {
        return startedBy;
    }

    /** The user who has switched to this one; null where nobody has. */
    public @Nullable String switchedBy() {
        return switchedBy;
    }

    /** Whether {@link #user} is the application's own id of a person or account, and none of ours. */
    public boolean isNamed() {
        return !method.equals("none") && !method.equals("system");
    }

    @Override
    public boolean equals(@Nullable Object object) {
        if (!(object instanceof Actor)) {
            return false;
        }
        Actor other = (Actor) object;
        return user.equals(other.user)
                && Objects.equals(client, other.client)
                && method.equals(other.method)
                && Objects.equals(key, other.key)
                && Objects.equals(startedBy, other.startedBy)
                && Objects.equals(switchedBy, other.switchedBy)
                && confidence == other.confidence;
    }

    @Override
    public int hashCode() {
        return Objects.hash(user, client, method, key, startedBy);
    }
}
