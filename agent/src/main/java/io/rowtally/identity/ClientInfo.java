package io.rowtally.identity;

import io.rowtally.bridge.Scope;
import org.jspecify.annotations.Nullable;

/** The user for whom a connection was told to work: {@code setClientInfo("ClientUser", ...)} or Oracle's client identifier. */
final class ClientInfo implements Source {

    @Override
    public @Nullable Actor ask(Scope scope, boolean guess) {
        String user = PlainGetters.id(scope.seen(Scope.CLIENT_INFO));
        return user == null
                ? null
                : new Actor(user, (String) scope.client, "client-info", "ClientUser", Actor.Confidence.HIGH);
    }
}
