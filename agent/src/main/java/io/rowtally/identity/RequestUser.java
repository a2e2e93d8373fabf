package io.rowtally.identity;

import io.rowtally.bridge.Scope;
import io.rowtally.config.UserSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the user of a request from the sources in the operator's order. Runs on the thread that serves the request, when
 * it counts for the first time and when it ends; asks nothing that the application has not asked for itself.
 */
public final class RequestUser {
    private final List<UserSource> sources;

    public RequestUser(List<UserSource> sources) {
        this.sources = sources;
    }

    /**
     * Notes the client's address, and the user where a source knows; guessed sources answer only if {@code guess}. The
     * first answer stays: rows that were read as one user are not another's because the request ends as his.
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
        for (UserSource source : sources) {
            Actor found = ask(source, scope, guess);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Actor ask(UserSource source, Scope scope, boolean guess) {
        Object request = scope.requestObject;
        Object session = scope.session;
        String client = (String) scope.client;
        String path = source.path();
        if (source.kind() == UserSource.Kind.HTTP_PRINCIPAL && request != null) {
            return principal(request, client);
        }
        if (source.kind() != UserSource.Kind.SESSION || session == null) {
            return null;
        }
        if (path != null) {
            String user = new SessionAttribute(path).user(session);
            return user == null ? null : new Actor(user, client, "http-session", path, Actor.Confidence.HIGH);
        }
        WellKnownAttributes.Guess guessed = guess ? WellKnownAttributes.guess(session) : null;
        return guessed == null
                ? null
                : new Actor(guessed.user, client, "http-session", guessed.path, Actor.Confidence.LOW);
    }

    private static @Nullable Actor principal(Object request, @Nullable String client) {
        String user = ServletRequest.principal(request);
        if (user != null) {
            return new Actor(user, client, "http-principal", "userPrincipal", Actor.Confidence.HIGH);
        }
        user = ServletRequest.remoteUser(request);
        return user == null ? null : new Actor(user, client, "http-principal", "remoteUser", Actor.Confidence.HIGH);
    }
}
