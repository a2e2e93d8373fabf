package io.rowtally.bridge;

import org.jspecify.annotations.Nullable;

/**
 * The stretch of work that one actor is responsible for: a request, or all that a thread does outside requests. The
 * application's objects in it are read on the serving thread only and let go when the scope ends.
 */
public final class Scope {
    /** True for a request; false for what a thread does without one. */
    public final boolean request;

    /** Who is served, once known: an object of the agent's identity package. */
    public volatile @Nullable Object actor;

    /** The innermost request object seen in this scope. */
    public @Nullable Object requestObject;
    /** The HTTP session that the application itself has asked for in this scope. */
    public @Nullable Object session;
    /** The client's address as text, taken when the scope began. */
    public volatile @Nullable Object client;

    Scope(boolean request) {
        this.request = request;
    }

    void end() {
        requestObject = null;
        session = null;
    }
}
