package io.rowtally.identity;

import io.rowtally.bridge.Scope;
import io.rowtally.config.UserSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the user of a request from the sources in the operator's order. Runs on the thread that serves the request, when
 * it counts for the first time and when it ends; asks nothing that the application has not asked for itself.
 */
public final class RequestUser {
    private final List<Source> sources = new ArrayList<>();

    public RequestUser(List<UserSource> sources) {
        for (UserSource source : sources) {
            Source made = source(source);
            if (made != null) {
                this.sources.add(made);
            }
        }
    }

    /** Null for what is no source of requests: {@link ThreadUser} has the accounts. */
    private static @Nullable Source source(UserSource source) {
        String path = source.path();
        switch (source.kind()) {
            case SPRING_SECURITY:
                return new SpringSecurity();
            case HTTP_PRINCIPAL:
                return new HttpPrincipal();
            case SESSION:
                return path == null ? new WellKnownAttributes() : new SessionAttribute(path);
            default:
                return null;
        }
    }

    /**
     * Notes the client's address, and the user where a source knows; guessed sources answer only if {@code guess}. A user
     * who is known stays: when another one is found, nobody knows since when, and the rows so far are not his.
     */
    public void identify(Scope scope, boolean guess) {
        Object request = scope.requestObject;
        if (scope.client == null && request != null) {
            scope.client = ServletRequest.address(request);
        }
        if (scope.actor == null) {
            scope.actor = find(scope, guess);
        }
    }

    private @Nullable Actor find(Scope scope, boolean guess) {
        for (Source source : sources) {
            Actor found = answer(source, scope, guess);
            if (found != null) {
                return found == Source.LATER ? null : found;
            }
        }
        return null;
    }

    /** What the application's own classes throw is no answer. */
    private static @Nullable Actor answer(Source source, Scope scope, boolean guess) {
        try {
            return source.ask(scope, guess);
        } catch (RuntimeException | LinkageError e) {
            return null;
        }
    }
}
