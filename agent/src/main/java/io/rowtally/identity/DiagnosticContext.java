package io.rowtally.identity;

import io.rowtally.bridge.Scope;
import org.jspecify.annotations.Nullable;

/** The user whom the application puts into its log's diagnostic context, under the key that the operator has named. */
final class DiagnosticContext implements Source {
    private final String key;
    private final int number;

    /** @param number under which the scope keeps what was put there */
    DiagnosticContext(String key, int number) {
        this.key = key;
        this.number = number;
    }

    @Override
    public @Nullable Actor ask(Scope scope, boolean guess) {
        String user = PlainGetters.id(scope.seen(number));
        if (user == null) {
            user = PlainGetters.id(scope.seenBefore(number));
        }
        return user == null ? null : new Actor(user, (String) scope.client, "mdc", key, Actor.Confidence.HIGH);
    }
}
