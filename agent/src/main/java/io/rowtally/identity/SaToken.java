package io.rowtally.identity;

import io.rowtally.bridge.Scope;
import org.jspecify.annotations.Nullable;

/** The login id that Sa-Token took or handed out last: of who has switched, the other's. A method hook that needs no settings. */
final class SaToken implements Source {

    @Override
    public @Nullable Actor ask(Scope scope, boolean guess) {
        String user = PlainGetters.id(scope.seen(Scope.SA_TOKEN));
        return user == null
                ? null
                : new Actor(user, (String) scope.client, "method-hook", "StpLogic.getLoginId", Actor.Confidence.HIGH);
    }
}
