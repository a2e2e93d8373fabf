package io.rowtally.identity;

import io.rowtally.bridge.Scope;
import org.jspecify.annotations.Nullable;

/** The user of whom a statement told its connection. The application may have taken him from anywhere, so it is not quite sure. */
final class SqlSource implements Source {
    private final String statement;
    private final int number;

    /**
     * @param statement as the operator wrote it
     * @param number under which the scope keeps whom it told of
     */
    SqlSource(String statement, int number) {
        this.statement = statement;
        this.number = number;
    }

    @Override
    public @Nullable Actor ask(Scope scope, boolean guess) {
        String user = PlainGetters.id(scope.seen(number));
        return user == null ? null : new Actor(user, (String) scope.client, "sql", statement, Actor.Confidence.MEDIUM);
    }
}
