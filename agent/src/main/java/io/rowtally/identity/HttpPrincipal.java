package io.rowtally.identity;

import io.rowtally.bridge.Scope;
import org.jspecify.annotations.Nullable;

/** The user that the container authenticated, or that a filter's wrapper of the request answers. */
final class HttpPrincipal implements Source {
    private static final String METHOD = "http-principal";

    private final Source spring = new SpringSecurity();

    @Override
    public @Nullable Actor ask(Scope scope, boolean guess) {
        Object request = scope.requestObject;
        if (request == null) {
            return null;
        }
        String client = (String) scope.client;
        if (ServletRequest.asksSpring(request)) {
            Actor known = spring.ask(scope, guess);
            return known == null ? null : new Actor(known.user(), client, METHOD, "userPrincipal", known.confidence());
        }
        String user = ServletRequest.principal(request);
        if (user != null) {
            return new Actor(user, client, METHOD, "userPrincipal", Actor.Confidence.HIGH);
        }
        user = ServletRequest.remoteUser(request);
        return user == null ? null : new Actor(user, client, METHOD, "remoteUser", Actor.Confidence.HIGH);
    }
}
