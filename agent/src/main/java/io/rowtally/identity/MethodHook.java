package io.rowtally.identity;

import io.rowtally.bridge.Scope;
import io.rowtally.config.HookedMethod;
import org.jspecify.annotations.Nullable;

/**
 * The user whom a method of the application shows, which the operator has named. Who was shown while a session was known is
 * remembered for it: a login shows him once.
 */
final class MethodHook implements Source {
    private final HookedMethod method;
    private final int number;
    private final String key;
    private final SessionUsers remembered = new SessionUsers();

    /** @param number under which the scope keeps what the method showed */
    MethodHook(HookedMethod method, int number) {
        this.method = method;
        this.number = number;
        this.key = method.type.substring(method.type.lastIndexOf('.') + 1) + '#' + method.method;
    }

    @Override
    public @Nullable Actor ask(Scope scope, boolean guess) {
        String user = shown(scope);
        Object session = scope.session;
        if (user == null && session != null) {
            user = remembered.of(session);
        }
        return user == null ? null : new Actor(user, (String) scope.client, "method-hook", key, Actor.Confidence.HIGH);
    }

    /** Keeps who was shown for the session, as it is when the scope ends: a login may give it another id. */
    void remember(Scope scope) {
        String user = shown(scope);
        Object session = scope.session;
        if (user != null && session != null) {
            remembered.put(session, user);
        }
    }

    private @Nullable String shown(Scope scope) {
        Object shown = scope.seen(number);
        return shown == null ? null : PlainGetters.id(shown, method.properties);
    }
}
