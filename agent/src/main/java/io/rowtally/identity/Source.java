package io.rowtally.identity;

import io.rowtally.bridge.Scope;
import org.jspecify.annotations.Nullable;

/**
 * One place to look for a request's user. Asked on the thread that serves the request; may throw what the application's own
 * classes throw, which is no answer.
 */
interface Source {
    /** The answer of a guess that is not asked yet: sources behind it wait, since the operator asks it before them. */
    Actor LATER = new Actor("", null, "none", null, Actor.Confidence.LOW);

    /**
     * Who is served, as far as this source knows.
     *
     * @param scope with the client's address, where there is one
     * @param guess whether guesses may be made
     */
    @Nullable
    Actor ask(Scope scope, boolean guess);
}
