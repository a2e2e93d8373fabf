package io.rowtally.bridge;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of work that one actor is responsible for: a request, what a thread does while a security framework holds a user
 * for it, or all else that it does. The
 * application's objects in it are read on the serving thread only and let go when the scope ends.
 */
public final class Scope {
    /** Spring Security, which is seen to hold a {@code SecurityContext}. */
    public static final int SPRING_SECURITY = 0;

    /** Apache Shiro, which is seen to hold a {@code Subject}. */
    public static final int SHIRO = 1;

    /** Sa-Token, which is seen to hand out the id of who has logged in. */
    public static final int SA_TOKEN = 2;

    /** The connection, which is told for whom it works: JDBC's {@code ClientUser}, Oracle's client identifier. */
    public static final int CLIENT_INFO = 3;

    /** The first of the sources that the operator has described, numbered on in his order. */
    public static final int CONFIGURED = 4;

    /** True for a request; false for what a thread does without one. */
    public final boolean request;

    /** Who is served, once known: an object of the agent's identity package. */
    public volatile @Nullable Object actor;

    /** The innermost request object seen in this scope. */
    public @Nullable Object requestObject;
    /** The HTTP session that the application itself has asked for in this scope. */
    public @Nullable Object session;
    /**
     * What security frameworks have been seen to hold, by their numbers: the newest object and the different one before it.
     * Null until one is.
     */
    private @Nullable Object @Nullable [] seen;
    /** The client's address as text, taken when the scope began. */
    public volatile @Nullable Object client;

    Scope(boolean request) {
        this.request = request;
    }

    /** An advised method has returned: with false or null it has refused, and what it was given is not held. */
    public static void seenUnlessRefused(@Nullable Object result, @Nullable Object held, int framework) {
        if (result != null && !Boolean.FALSE.equals(result)) {
            Activation.frameworkSeen(held, framework);
        }
    }

    /** A connection is told a property of its client, as JDBC names them. */
    public static void clientInfo(@Nullable Object name, @Nullable Object value) {
        seenUnder(name, value, "ClientUser", CLIENT_INFO);
    }

    /** Something was put under a key, which may be the one that is wanted. */
    public static void seenUnder(@Nullable Object key, @Nullable Object held, String wanted, int framework) {
        if (wanted.equals(key)) {
            Activation.frameworkSeen(held, framework);
        }
    }

    /** Notes what a security framework holds, under the framework's number. */
    void see(Object value, int framework) {
        int at = 2 * framework;
        @Nullable Object[] all = seen == null ? new Object[at + 2] : seen;
        if (all.length < at + 2) {
            all = Arrays.copyOf(all, at + 2);
        }
        if (all[at] != value) {
            all[at + 1] = all[at];
            all[at] = value;
        }
        seen = all;
    }

    /** The newest object that a framework was seen to hold in this scope; null where none was. */
    public @Nullable Object seen(int framework) {
        @Nullable Object[] all = seen;
        return all == null || all.length <= 2 * framework ? null : all[2 * framework];
    }

    /** The one before it. */
    public @Nullable Object seenBefore(int framework) {
        @Nullable Object[] all = seen;
        return all == null || all.length <= 2 * framework ? null : all[2 * framework + 1];
    }

    /** Whether what the operator has described was seen: it may be a login, whose user other requests will have. */
    boolean isHooked() {
        return seen != null && seen.length > 2 * CONFIGURED;
    }

    void end() {
        seen = null;
        requestObject = null;
        session = null;
    }
}
